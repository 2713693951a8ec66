import type { JsonValue } from "../../core/json";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import { coerceTyped } from "../../core/values/coerce-value";
import { isTypedObject } from "../../core/values/typed-value";
import { readNumber } from "../../core/values/wire-number";
import { engineCodecFor } from "./engine-codecs";
import { engineEnumItems } from "./engine-enum-items";

/**
 * The engine value of a typed value; plain values are themselves, default physical properties are nil. References are not
 * looked up here. Fails for an unknown type, a malformed value, or what the engine's constructor refuses.
 */
export function toEngine(value: JsonValue): Outcome<unknown> {
	const checked = coerceTyped(value, { enumItems: engineEnumItems });
	if (!checked.ok) return checked;
	const typed = checked.value;
	if (!isTypedObject(typed)) return success(typed);
	if (typed.__t === "number") return success(readNumber(typed.value));
	const codec = engineCodecFor(typed.__t);
	if (codec === undefined) return failure(`values of type ${typed.__t} cannot be written from here; leave it out.`);
	const [isMade, made] = pcall(() => codec.toEngine(typed));
	return isMade ? success(made) : failure(`the engine refused this ${typed.__t}: ${tostring(made)}.`);
}
