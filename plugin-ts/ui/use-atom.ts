import type { Atom } from "@rbxts/charm";
import { subscribe } from "@rbxts/charm";
import { useEffect, useState } from "@rbxts/react";

/** Renders the component again when the atom changes. */
export function useAtom<T>(source: Atom<T>): T {
	const [value, setValue] = useState(() => source());
	useEffect(() => {
		// The atom can have changed between the render and this effect.
		setValue(() => source());
		return subscribe(source, (current) => setValue(() => current));
	}, [source]);
	return value;
}
