import React from "@rbxts/react";
import type { ApprovalCategory } from "../../core/proposal";
import { Button } from "./button";
import { Label } from "./label";
import { Stack } from "./stack";

const CATEGORIES: readonly { readonly category: ApprovalCategory; readonly text: string }[] = [
	{ category: "edit_script", text: "edit scripts" },
	{ category: "new_script", text: "new scripts" },
	{ category: "create_set", text: "create and set" },
	{ category: "rename", text: "rename" },
	{ category: "delete", text: "delete" },
	{ category: "asset", text: "insert assets" },
	{ category: "generate", text: "generate 3D" },
];

export interface AutoApprovalsProps {
	readonly categories: readonly ApprovalCategory[];
	readonly order: number;
	readonly onToggle: (category: ApprovalCategory) => void;
}

/** What auto mode may apply without asking; each kind of write has a switch. */
export function AutoApprovals({ categories, order, onToggle }: AutoApprovalsProps) {
	return (
		<Stack order={order} gap={4} padding={4}>
			<Label text="Applied at once:" order={0} />
			<Stack direction="horizontal" gap={4} order={1}>
				{CATEGORIES.map(({ category, text }, index) => (
					<Button
						key={category}
						text={`${categories.includes(category) ? "☑" : "☐"} ${text}`}
						order={index}
						onActivated={() => onToggle(category)}
					/>
				))}
			</Stack>
		</Stack>
	);
}
