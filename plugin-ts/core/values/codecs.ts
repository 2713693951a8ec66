import { brickColorCodec } from "./brick-color";
import { cframeCodec } from "./cframe";
import { color3Codec } from "./color3";
import { colorSequenceCodec } from "./color-sequence";
import { contentCodec, contentIdCodec } from "./content";
import { fontCodec } from "./font";
import { instanceCodec } from "./instance-reference";
import { numberRangeCodec } from "./number-range";
import { numberSequenceCodec } from "./number-sequence";
import { physicalPropertiesCodec } from "./physical-properties";
import { rayCodec } from "./ray";
import { rectCodec } from "./rect";
import { boolCodec, int64Codec, intCodec, numberCodec, stringCodec } from "./scalars";
import { axesCodec, facesCodec } from "./sides";
import { udim2Codec, udimCodec } from "./udim";
import type { ValueCodec } from "./value-codec";
import { vector2Codec, vector2int16Codec, vector3Codec, vector3int16Codec } from "./vectors";

const CODECS: readonly ValueCodec[] = [
	axesCodec,
	boolCodec,
	brickColorCodec,
	cframeCodec,
	color3Codec,
	colorSequenceCodec,
	contentCodec,
	contentIdCodec,
	facesCodec,
	fontCodec,
	instanceCodec,
	int64Codec,
	intCodec,
	numberCodec,
	numberRangeCodec,
	numberSequenceCodec,
	physicalPropertiesCodec,
	rayCodec,
	rectCodec,
	stringCodec,
	udim2Codec,
	udimCodec,
	vector2Codec,
	vector2int16Codec,
	vector3Codec,
	vector3int16Codec,
];

const byName = new Map<string, ValueCodec>();
for (const codec of CODECS) {
	byName.set(codec.type, codec);
	for (const alias of codec.aliases ?? []) byName.set(alias, codec);
}

/** The codec for a type's name as reflection, file formats or `__t` spell it. */
export function codecFor(typeName: string): ValueCodec | undefined {
	return byName.get(typeName);
}

/** Types whose values a script can hold in an attribute; the engine refuses others. */
export const ATTRIBUTE_TYPES: ReadonlySet<string> = new Set([
	"BrickColor",
	"CFrame",
	"Color3",
	"ColorSequence",
	"EnumItem",
	"Font",
	"NumberRange",
	"NumberSequence",
	"Rect",
	"UDim",
	"UDim2",
	"Vector2",
	"Vector3",
	"number",
]);
