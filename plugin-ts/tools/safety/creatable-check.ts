import type { ClassInfo } from "../../core/instance-info";
import type { Outcome } from "../../core/outcome";
import { failure, success } from "../../core/outcome";
import type { SceneReader } from "../../core/ports/scene";
import { nearestNames, suggestName } from "../../core/values/nearest";

/** What to create where a model names a base class. */
const CONCRETE: { readonly [className: string]: string | undefined } = {
	BasePart: "Part, WedgePart, MeshPart or SpawnLocation",
	FormFactorPart: "Part or WedgePart",
	PVInstance: "Model or Part",
	GuiObject: "Frame, TextLabel, TextButton or ImageLabel",
	GuiButton: "TextButton or ImageButton",
	LayerCollector: "ScreenGui, BillboardGui or SurfaceGui",
	Light: "PointLight, SpotLight or SurfaceLight",
	ValueBase: "StringValue, IntValue, NumberValue or BoolValue",
	LuaSourceContainer: "Script, LocalScript or ModuleScript",
	BaseScript: "Script or LocalScript",
	Constraint: "HingeConstraint, WeldConstraint or RopeConstraint",
	UIComponent: "UICorner, UIStroke or UIPadding",
	UILayout: "UIListLayout or UIGridLayout",
};

/** The class exists and an instance of it can be made; otherwise the nearest classes that can are named. */
export function checkCreatable(className: string, scene: SceneReader): Outcome<ClassInfo> {
	const info = scene.classInfo(className);
	if (info === undefined) return failure(`There is no class ${className}${likeNames(className, scene)}`);
	if (info.isCreatable) return success(info);
	if (info.isService)
		return failure(`${className} is a service: it exists already as game.${className} and cannot be created.`);
	return failure(`${className} cannot be created. Use ${CONCRETE[className] ?? creatableLike(className, scene)}.`);
}

function likeNames(className: string, scene: SceneReader): string {
	const hint = suggestName(className, scene.classNames());
	return hint === "" ? ". Give a Roblox class, e.g. Part." : hint;
}

function creatableLike(className: string, scene: SceneReader): string {
	const near = nearestNames(className, scene.classNames(), 12).filter(
		(name) => scene.classInfo(name)?.isCreatable === true,
	);
	return near.isEmpty()
		? "a class that can be, e.g. Part, Model or Folder"
		: near.filter((_, index) => index < 3).join(" or ");
}
