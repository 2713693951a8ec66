import type { Conversation } from "./conversation.ts";
import { findRequest } from "./find-request.ts";
import { help } from "./help.ts";
import { nextReply, type DemoReply } from "./next-reply.ts";
import { recognise } from "./scenarios.ts";
import { summarise } from "./summarise.ts";

const STOP = /^(?:please )?(?:stop|cancel|abort|never ?mind|forget it)\b/i;

/** The demo's whole mind: what to answer to a conversation. The same conversation always gets the same answer. */
export const answer = (conversation: Conversation): DemoReply => {
	const { request, calls, remark } = findRequest(conversation);
	if (conversation.tools.size === 0) return { text: summarise(request, calls) };
	const job = recognise(request);
	if (job === undefined) return help(conversation.tools);
	if (remark !== undefined && STOP.test(remark)) {
		return {
			text: "",
			call: { tool: "complete", args: { summary: `Stopped as you asked. ${summarise(request, calls)}` } },
		};
	}
	const reply = nextReply(job, calls, conversation.tools);
	if (remark === undefined) return reply;
	const heard = `You said: "${remark.slice(0, 120)}". As the offline demo I can only go on with ${job.title} or stop.`;
	return { ...reply, text: `${heard} ${reply.text}`.trim() };
};
