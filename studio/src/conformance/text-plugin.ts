// scratch adapter
import { createText } from "/tmp/textrun/vm.mts";
const t = await createText();
export async function callEach(module: string, name: string, cases: readonly (readonly unknown[])[]): Promise<unknown[]> {
	const out: unknown[] = [];
	for (let i = 0; i < cases.length; i += 100) {
		for (const r of t.callMany("text/" + module, name, cases.slice(i, i + 100) as unknown[][])) {
			if (!r.ok) throw new Error(r.error);
			out.push(r.value);
		}
	}
	return out;
}
