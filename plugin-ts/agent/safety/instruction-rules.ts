/** Words that follow each other, each one of a choice, with at most `gap` others between two of them. */
export interface PhraseRule {
	readonly words: readonly (readonly string[])[];
	readonly gap: number;
}

const IGNORE = ["ignore", "disregard", "forget", "override", "bypass"];
const EARLIER = ["previous", "prior", "above", "earlier", "preceding", "your", "system"];
const ORDERS = ["instruction", "instructions", "rules", "prompt", "prompts", "guidelines", "directions", "orders"];
const MODELS = ["llm", "llms", "copilot", "chatgpt", "claude", "gemini"];
const DUTY = ["must", "should", "shall", "please"];

/**
 * What text says that speaks to an agent instead of to players or programmers. Words that are common in games (AI, agent,
 * model, system message) count only in company that is not.
 */
export const PHRASE_RULES: readonly PhraseRule[] = [
	{ words: [IGNORE, EARLIER, ORDERS], gap: 3 },
	{ words: [IGNORE, ["instruction", "instructions"]], gap: 2 },
	{ words: [["you"], ["are"], ["now"], ["assistant", "ai", "agent", "admin", "developer", "unrestricted"]], gap: 2 },
	{
		words: [
			["new", "updated", "real"],
			["instructions", "orders"],
		],
		gap: 0,
	},
	{ words: [["system"], ["prompt"]], gap: 0 },
	{ words: [["developer"], ["message"]], gap: 0 },
	{
		words: [["ai", "coding", "language"], ["assistant", "assistants", "agent", "agents", "model", "models"], DUTY],
		gap: 3,
	},
	{ words: [MODELS, DUTY], gap: 3 },
	{
		words: [
			["note", "message", "instruction", "instructions"],
			["to", "for"],
			["ai", "assistant", "assistants", ...MODELS],
		],
		gap: 1,
	},
	{ words: [["without"], ["asking", "approval", "confirmation"]], gap: 2 },
	{
		words: [
			["not", "t", "dont", "never"],
			["tell", "inform", "warn", "notify"],
			["user", "users", "human", "developer"],
		],
		gap: 2,
	},
	{
		words: [
			["approve", "autoapprove"],
			["proposal", "proposals", "change", "changes", "edit", "edits", "write"],
		],
		gap: 3,
	},
	{ words: [["switch"], ["auto"], ["mode"]], gap: 2 },
	{
		words: [
			["user", "owner", "developer"],
			["approved", "authorized", "authorised", "consented"],
		],
		gap: 2,
	},
	{
		words: [
			["not", "t", "dont", "never"],
			["ask"],
			["user", "owner", "developer", "permission", "approval", "confirmation"],
		],
		gap: 2,
	},
];

/** Marks of conversations and names of writing tools: nothing in a place needs them. Lower case, found anywhere. */
export const INSTRUCTION_MARKS: readonly string[] = [
	"<|im_start|>",
	"<|system|>",
	"<<sys>>",
	"[inst]",
	"<system>",
	"</data",
	"</context",
	"</state",
	"</summary",
	"### instruction",
	"delete_instance",
	"create_instance",
	"set_properties",
	"rename_instance",
	"move_instance",
	"patch_script",
	"apply_edit",
	"rewrite_script",
	"insert_asset",
	"open_or_create_script",
];
