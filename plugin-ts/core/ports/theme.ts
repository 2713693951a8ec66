/** The colours of Studio's theme by what they are for, so that the panel looks at home in every theme. */
export interface ThemeColors {
	readonly background: Color3;
	readonly surface: Color3;
	readonly border: Color3;
	readonly text: Color3;
	readonly subText: Color3;
	readonly errorText: Color3;
	readonly warningText: Color3;
	readonly input: Color3;
	readonly button: Color3;
	readonly buttonText: Color3;
	readonly primary: Color3;
	readonly primaryText: Color3;
	readonly added: Color3;
	readonly removed: Color3;
}

export interface Theme {
	colors(): ThemeColors;
	/** Returns the function that ends the subscription. */
	onChange(listener: () => void): () => void;
}
