import type { Session } from "./store/session";

let attached: Session | undefined;

/**
 * The way in for whoever runs the plugin without a person at the panel: the headless driver requires this module of the
 * built plugin and gets the very session the panel shows. Modules of a plugin cannot be reached from other plugins.
 */
export function attachSession(session: Session | undefined): void {
	attached = session;
}

export function currentSession(): Session | undefined {
	return attached;
}
