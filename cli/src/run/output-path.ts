import { basename, dirname, extname, join } from "node:path";
import { CliError } from "../cli-error.ts";

export interface OutputChoice {
	readonly place: string;
	readonly out?: string | undefined;
	readonly inPlace?: boolean | undefined;
}

/** Where the result goes: `<name>.vector.<ext>` beside the input unless told otherwise; the input only with `--in-place`. */
export function outputPath({ place, out, inPlace = false }: OutputChoice): string {
	if (out !== undefined && inPlace) throw new CliError("--out and --in-place exclude each other.", "Use one of them.");
	if (inPlace) return place;
	if (out !== undefined) return out;
	const extension = extname(place);
	return join(dirname(place), `${basename(place, extension)}.vector${extension}`);
}

/** The ledger of a run lies beside its output. */
export function ledgerPath(output: string): string {
	const extension = extname(output);
	return join(dirname(output), `${basename(output, extension)}.ledger.jsonl`);
}
