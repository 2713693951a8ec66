/** Every node covers the tokens `first` to `last` (0-based indexes into the `TokenBuffer`, both inclusive). */
export interface Spanned {
	readonly first: number;
	readonly last: number;
}

/** A local variable, parameter, loop variable or local function. Uses of it in the tree point to the same object. */
export interface LocalVariable {
	readonly name: string;
	/** Token that declares it; for an implicit `self` the method's name. */
	readonly token: number;
	readonly isConst: boolean;
	/** How many functions enclose the declaration. */
	readonly functionDepth: number;
	/** The variable of the same name that this one hides. */
	readonly shadowed?: LocalVariable;
}

export interface NameExpression extends Spanned {
	readonly kind: "name";
	readonly name: string;
	/** Undefined for a global. */
	readonly variable?: LocalVariable;
}

/** `object.name`. */
export interface FieldExpression extends Spanned {
	readonly kind: "field";
	readonly object: Expression;
	readonly name: string;
	readonly nameToken: number;
}

/** `object[key]`. */
export interface ItemExpression extends Spanned {
	readonly kind: "item";
	readonly object: Expression;
	readonly key: Expression;
}

export interface CallExpression extends Spanned {
	readonly kind: "call";
	readonly callee: Expression;
	readonly args: readonly Expression[];
}

/** `object:name(args)`. */
export interface MethodCallExpression extends Spanned {
	readonly kind: "method call";
	readonly object: Expression;
	readonly name: string;
	readonly nameToken: number;
	readonly args: readonly Expression[];
}

export interface FunctionExpression extends Spanned {
	readonly kind: "function";
	readonly parameters: readonly LocalVariable[];
	readonly hasVarargs: boolean;
	/** Last token of the parameter list and return type. */
	readonly signatureLast: number;
	readonly body: Block;
}

export interface TableField {
	/** Set for `name = value`. */
	readonly nameToken?: number;
	/** Set for `[key] = value`. */
	readonly key?: Expression;
	readonly value: Expression;
}

export interface TableExpression extends Spanned {
	readonly kind: "table";
	readonly fields: readonly TableField[];
}

/** Operators, `if` expressions, casts, parentheses and interpolated strings: nodes whose parts matter, not their shape. */
export interface CompoundExpression extends Spanned {
	readonly kind: "unary" | "binary" | "conditional" | "cast" | "group" | "interpolation" | "instantiation";
	readonly parts: readonly Expression[];
}

/** A literal, `...`, or a part that could not be parsed. */
export interface LeafExpression extends Spanned {
	readonly kind: "string" | "number" | "constant" | "varargs" | "error";
}

export type Expression =
	| NameExpression
	| FieldExpression
	| ItemExpression
	| CallExpression
	| MethodCallExpression
	| FunctionExpression
	| TableExpression
	| CompoundExpression
	| LeafExpression;

export interface Block extends Spanned {
	readonly statements: readonly Statement[];
}

/** `local a, b = …` or `const a = …`. */
export interface LocalStatement extends Spanned {
	readonly kind: "local";
	readonly variables: readonly LocalVariable[];
	readonly values: readonly Expression[];
}

export interface LocalFunctionStatement extends Spanned {
	readonly kind: "local function";
	readonly variable: LocalVariable;
	readonly body: FunctionExpression;
}

/** `function a.b:c() … end`; `target` is the name being assigned. */
export interface FunctionStatement extends Spanned {
	readonly kind: "function";
	readonly target: Expression;
	readonly isMethod: boolean;
	readonly body: FunctionExpression;
}

/** Plain and compound assignment. */
export interface AssignStatement extends Spanned {
	readonly kind: "assign";
	readonly targets: readonly Expression[];
	readonly values: readonly Expression[];
}

/** `type X = …` and `type function X() … end`. */
export interface TypeStatement extends Spanned {
	readonly kind: "type";
	readonly nameToken: number;
	readonly isExported: boolean;
	/** Set for a type function. */
	readonly body?: FunctionExpression;
}

export interface ReturnStatement extends Spanned {
	readonly kind: "return";
	readonly values: readonly Expression[];
}

/** Loops and conditions, calls, `break`, `continue`, and statements that could not be parsed. */
export interface ControlStatement extends Spanned {
	readonly kind: "do" | "while" | "repeat" | "if" | "for" | "call" | "break" | "continue" | "error";
	readonly variables: readonly LocalVariable[];
	readonly expressions: readonly Expression[];
	readonly blocks: readonly Block[];
}

export type Statement =
	| LocalStatement
	| LocalFunctionStatement
	| FunctionStatement
	| AssignStatement
	| TypeStatement
	| ReturnStatement
	| ControlStatement;
