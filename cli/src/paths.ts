import { fileURLToPath } from "node:url";

/** The checkout this command line belongs to. */
export const PROJECT_ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The built plugin, as `vector build` leaves it. */
export const PLUGIN_MODEL = fileURLToPath(new URL("../../out/vector.rbxm", import.meta.url));
