/*
 * Entry of the worker thread. Node starts it without a TypeScript loader, so it brings its own.
 */
import { register } from "tsx/esm/api";

register();
const { serve } = await import("./studio-worker.ts");
await serve();
