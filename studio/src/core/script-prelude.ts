import type { LuauFunction, LuauVm } from "../vm/luau-vm.ts";

/*
 * Some globals the emulation replaces would be bypassed by Luau's fast path (see `environment-trust.ts`). The script
 * becomes a function inside a chunk that holds them as locals, so they are what the environment says. The parentheses
 * keep the compiler from seeing mere aliases of the built-ins. All of it stands on the script's first line, so that line
 * numbers stay, and in a scope of its own, so that the script keeps its full number of locals.
 */
const HEAD =
	"local type,typeof,getmetatable,os,print,host=(type),(typeof),(getmetatable),os,print,nil;return(function(...) ";
const TAIL = "\nend)(...)";

/** Compiles a script for an environment of the emulation. Throws `SyntaxError` with Luau's message. */
export function compileScript(vm: LuauVm, source: string, chunkName: string): LuauFunction {
	try {
		return vm.compile(HEAD + source + TAIL, chunkName);
	} catch {
		// The wrapper would blur the message of a script that does not parse.
		return vm.compile(source, chunkName);
	}
}

/*
 * The emulation's own files keep the built-ins even after the VM's table of globals shows what scripts must see, and
 * even when a script's `getfenv(0)` has switched the fast path off. The names are those that `dispatch.luau` replaces.
 */
const CORE_HEAD = "local type,typeof,getmetatable,os,pairs,print=type,typeof,getmetatable,os,pairs,print;";

/** Compiles one of the emulation's own files. Throws `SyntaxError` with Luau's message. */
export function compileCore(vm: LuauVm, source: string, chunkName: string): LuauFunction {
	return vm.compile(CORE_HEAD + source, chunkName);
}
