import type { LocalVariable } from "./ast";

interface FunctionFrame {
	readonly hasVarargs: boolean;
	loopDepth: number;
	/** Visible variables that need a register of the function. */
	registers: number;
}

/** Which local variables are visible while parsing, and what the enclosing functions allow. */
export class Scope {
	private readonly visible = new Map<string, LocalVariable>();
	private readonly declared: LocalVariable[] = [];
	/** For each of `declared`, the registers it takes. */
	private readonly registers: number[] = [];
	private readonly functions: FunctionFrame[] = [{ hasVarargs: true, loopDepth: 0, registers: 0 }];
	/** Locals declared outside this many functions may not be used: a type function runs on its own. */
	private typeFunctionDepth = 0;

	/** The local variable a name means here, or undefined for a global. */
	find(name: string): LocalVariable | undefined {
		return this.visible.get(name);
	}

	/** Whether a type function that is being parsed may not use the variable. */
	isOutOfReach(variable: LocalVariable): boolean {
		return variable.functionDepth < this.typeFunctionDepth;
	}

	/** Makes a variable visible. `registers` is 0 for one the compiler may replace by its constant value. */
	declare(name: string, token: number, isConst: boolean, registers = 1): LocalVariable {
		const variable: LocalVariable = {
			name,
			token,
			isConst,
			functionDepth: this.functions.size() - 1,
			shadowed: this.visible.get(name),
		};
		this.visible.set(name, variable);
		this.declared.push(variable);
		this.registers.push(registers);
		this.frame().registers += registers;
		return variable;
	}

	/** Starts a block; give the result to `leave`. */
	enter(): number {
		return this.declared.size();
	}

	/** Ends a block: its variables are no longer visible. */
	leave(mark: number): void {
		while (this.declared.size() > mark) {
			const variable = this.declared.pop() as LocalVariable;
			this.frame().registers -= this.registers.pop() as number;
			if (variable.shadowed === undefined) this.visible.delete(variable.name);
			else this.visible.set(variable.name, variable.shadowed);
		}
	}

	enterFunction(hasVarargs: boolean): void {
		this.functions.push({ hasVarargs, loopDepth: 0, registers: 0 });
	}

	leaveFunction(): void {
		this.functions.pop();
	}

	/** Starts the header of a type function; give the result to `leaveTypeFunction`. */
	enterTypeFunction(): number {
		const outer = this.typeFunctionDepth;
		this.typeFunctionDepth = this.functions.size();
		return outer;
	}

	leaveTypeFunction(outer: number): void {
		this.typeFunctionDepth = outer;
	}

	enterLoop(): void {
		this.frame().loopDepth += 1;
	}

	leaveLoop(): void {
		this.frame().loopDepth -= 1;
	}

	/** How many variables with a register are visible in the current function. */
	registersInUse(): number {
		return this.frame().registers;
	}

	isInLoop(): boolean {
		return this.frame().loopDepth > 0;
	}

	allowsVarargs(): boolean {
		return this.frame().hasVarargs;
	}

	private frame(): FunctionFrame {
		return this.functions[this.functions.size() - 1] as FunctionFrame;
	}
}
