import { Router } from "express";

import type { RelayContext } from "./relay-context.ts";

/** `GET /healthz`: the process runs. `GET /readyz`: it takes requests, 503 while it shuts down. */
export const healthRoute = (context: RelayContext): Router =>
	Router()
		.get("/healthz", (_request, response) => {
			response.json({ ok: true, name: "vector-relay" });
		})
		.get("/readyz", (_request, response) => {
			const ready = context.isReady();
			response.status(ready ? 200 : 503).json({ ready, provider: context.providers.default.id });
		});
