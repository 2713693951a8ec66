import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The built plugin whose adapters are tested; `VECTOR_PLUGIN` names another one. */
export const PLUGIN = process.env["VECTOR_PLUGIN"] ?? join(REPOSITORY, "out/vector.rbxm");
