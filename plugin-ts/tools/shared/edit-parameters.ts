import { s } from "../../model/schema";

const position = s.object({ line: s.integer({ minimum: 0 }), character: s.integer({ minimum: 0 }) });

/** Range edits as the model writes them: zero-based positions, characters in UTF-16 units. */
export const editsParameter = s.array(s.object({ start: position, end: position, text: s.string() }), { minItems: 1 });
