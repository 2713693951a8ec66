import type { DemoReply } from "./next-reply.ts";

export interface ReplyFacts {
	readonly model: string;
	/** Number of the reply in its conversation, from 1; makes call ids unique. */
	readonly turn: number;
	/** Length of the request, for the usage estimate. */
	readonly promptLength: number;
}

/** About four characters make a token. */
const tokens = (length: number): number => Math.ceil(length / 4);

/** Pieces of changing length, as a model's tokens are; characters outside the BMP stay whole. */
const pieces = (text: string): readonly string[] => {
	const characters = [...text];
	const result: string[] = [];
	for (let start = 0, round = 0; start < characters.length; round += 1) {
		const length = 5 + ((round * 7) % 29);
		result.push(characters.slice(start, start + length).join(""));
		start += length;
	}
	return result;
};

/** A reply as the events of a streamed chat completion: text and arguments in pieces, usage in the last chunk, `[DONE]`. */
export const replyChunks = (reply: DemoReply, { model, turn, promptLength }: ReplyFacts): readonly string[] => {
	const frame = { id: `chatcmpl-demo-${turn}`, object: "chat.completion.chunk", created: 0, model };
	const event = (fields: object): string => `data: ${JSON.stringify({ ...frame, ...fields })}\n\n`;
	const delta = (value: object, finish: string | null = null): string =>
		event({ choices: [{ index: 0, delta: value, finish_reason: finish }] });

	const argumentsText = reply.call === undefined ? "" : JSON.stringify(reply.call.args);
	const call =
		reply.call === undefined
			? []
			: [
					delta({
						tool_calls: [
							{
								index: 0,
								id: `call_demo_${turn}`,
								type: "function",
								function: { name: reply.call.tool, arguments: "" },
							},
						],
					}),
					...pieces(argumentsText).map((piece) =>
						delta({ tool_calls: [{ index: 0, function: { arguments: piece } }] }),
					),
				];
	const prompt = tokens(promptLength);
	const completion = tokens(reply.text.length + argumentsText.length);
	return [
		delta({ role: "assistant", content: "" }),
		...pieces(reply.text.trim()).map((content) => delta({ content })),
		...call,
		delta({}, reply.call === undefined ? "stop" : "tool_calls"),
		event({
			choices: [],
			usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion, cost: 0 },
		}),
		"data: [DONE]\n\n",
	];
};
