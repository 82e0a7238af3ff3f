import type { World } from '../knock/world.ts'

/** What one case says in the file; `value` is built by its generator. */
export type Case = {
	id: string
	surface: string
	field: string
	input: { value?: unknown; gen?: string; args?: { s?: string; n?: number; mb?: number } }
	expect: { status: number[]; behaviour: string; outcome: string }
}
export type Reply = { status: number; body: string; headers: Headers; ms: number }
export type Sent = { as?: string; headers?: Record<string, string>; body?: BodyInit; method?: string }
export type Stage = {
	a: World
	b: World
	/** Where it listens on this machine. */
	port: number
	/** Sends anything; every reply is judged by the global rules. */
	send: (path: string, sent?: Sent) => Promise<Reply>
	/** Fills in a use-case's form and sends it. */
	form: (useCase: string, fields: [string, string][], sent?: Sent) => Promise<Reply>
	/** Calls the API as a key of studio A's owner. */
	api: (method: string, path: string, sent?: Sent) => Promise<Reply>
}
/** Sends a case's values, and returns the replies its expectation is about. */
export type Run = (stage: Stage, values: string[], about: Case) => Promise<Reply[]>
