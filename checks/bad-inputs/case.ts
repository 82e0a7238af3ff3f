import type { Server } from 'node:http'
import { expect } from 'vitest'
import type { World } from '../knock/world.ts'
import type { Browser } from './browser.ts'

/** What one case says in the file; `value` is built by its generator. */
export type Case = {
	id: string
	surface: string
	field: string
	input: { value?: unknown; gen?: string; args?: { s?: string; n?: number; mb?: number } }
	expect: { status: number[]; behaviour: string; outcome: string }
}
export type Reply = { status: number; body: string; headers: Headers; ms: number; within: number }
export type Sent = {
	/** One of the worlds' people; left out: whoever the cookies or the key stand for. */
	as?: string
	headers?: Record<string, string>
	body?: BodyInit
	method?: string
	/** Longer than the two seconds everything is answered in, in milliseconds; with a reason where it is used. */
	within?: number
	/** Where it comes from. */
	from?: string
}
export type Stage = {
	a: World
	b: World
	port: number
	server: Server
	/** Sends anything; every reply is judged by the global rules. */
	send: (path: string, sent?: Sent) => Promise<Reply>
	/** Fills in a use-case's form and sends it. */
	form: (useCase: string, fields: [string, string][], sent?: Sent) => Promise<Reply>
	/** Calls the API as a key of studio A's owner. */
	api: (method: string, path: string, sent?: Sent) => Promise<Reply>
	/** Somebody with a browser of their own, at an address of their own. */
	browser: () => Browser
	/** The case's world stands: from here on nothing may change where the case says so. */
	arranged: () => Promise<void>
}

/** Plays one case; what it returns must have the statuses of the case. */
export type Run = (stage: Stage, values: string[], about: Case) => Promise<Reply[]>
export type Cases = Record<string, Run>

export const createClient = 'clients.create-client'
export const json = (body: unknown) => ({ body: JSON.stringify(body) })

/** A refused form names the field it is about. */
export function named(reply: Reply | undefined, field: string): void {
	if (reply?.status === 422) expect(JSON.parse(reply.body).fields ?? {}).toHaveProperty([field])
}

/** What is the client's own is asked as the client. */
export const own = (path: string): Sent => (path.startsWith('/me/') ? { as: 'client' } : {})
