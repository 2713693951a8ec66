import { parsePath } from "../../core/path";

/** Whether a path is another one or lies below it. Both are canonical. */
export function isWithin(path: string, ancestor: string): boolean {
	if (path === ancestor) return true;
	const [below, above] = [parsePath(path), parsePath(ancestor)];
	if (!below.ok || !above.ok || below.value.size() < above.value.size()) return false;
	return above.value.every((segment, index) => {
		const own = below.value[index]!;
		return own.name === segment.name && (own.index ?? 1) === (segment.index ?? 1);
	});
}
