import type { EngineCodec } from "./engine-codec";
import { ENUM_CODEC } from "./enum-codec";
import { LAYOUT_CODECS } from "./layout-codecs";
import { LOOK_CODECS } from "./look-codecs";
import { PHYSICS_CODEC } from "./physics-codecs";
import { SPATIAL_CODECS } from "./spatial-codecs";

const byType = new Map<string, EngineCodec>();
for (const codec of [...SPATIAL_CODECS, ...LAYOUT_CODECS, ...LOOK_CODECS, PHYSICS_CODEC, ENUM_CODEC])
	byType.set(codec.type, codec);

/** By the engine's `typeof`, which is also the wire form's `__t`. */
export function engineCodecFor(typeName: string): EngineCodec | undefined {
	return byType.get(typeName);
}
