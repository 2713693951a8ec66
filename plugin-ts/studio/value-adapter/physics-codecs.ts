import { floatOf, numberOf } from "./engine-codec";
import type { EngineCodec } from "./engine-codec";

/** The constructor with the acoustic parameter, which the type package does not know. */
type AcousticConstructor = new (
	density: number,
	friction: number,
	elasticity: number,
	frictionWeight: number,
	elasticityWeight: number,
	acousticAbsorption: number,
) => PhysicalProperties;

export const PHYSICS_CODEC: EngineCodec = {
	type: "PhysicalProperties",
	toEngine: (value) => {
		if (value.isDefault === true) return undefined;
		return new (PhysicalProperties as AcousticConstructor)(
			numberOf(value.density),
			numberOf(value.friction),
			numberOf(value.elasticity),
			numberOf(value.frictionWeight),
			numberOf(value.elasticityWeight),
			numberOf(value.acousticAbsorption),
		);
	},
	fromEngine: (value: PhysicalProperties) => ({
		__t: "PhysicalProperties",
		density: floatOf(value.Density),
		friction: floatOf(value.Friction),
		elasticity: floatOf(value.Elasticity),
		frictionWeight: floatOf(value.FrictionWeight),
		elasticityWeight: floatOf(value.ElasticityWeight),
		acousticAbsorption: floatOf(acousticAbsorptionOf(value)),
	}),
};

function acousticAbsorptionOf(value: PhysicalProperties): number {
	const [isKnown, absorption] = pcall(
		() => (value as PhysicalProperties & { readonly AcousticAbsorption?: number }).AcousticAbsorption,
	);
	return isKnown && typeIs(absorption, "number") ? absorption : 1;
}
