import { randomBytes } from 'node:crypto'
import type { Card } from './cards.ts'
import { Knobs } from './knobs.ts'
import type { Entered, IntentData } from './objects/sessions.ts'
import { noSuch } from './wire/refusal.ts'

/** Anything Stripe keeps: what goes over the wire, with ids where one could expand. */
export type Thing = { id: string; object: string; created: number; [key: string]: unknown }

const prefixes: Record<string, string> = {
	customer: 'cus',
	payment_method: 'pm',
	'checkout.session': 'cs_test',
	payment_intent: 'pi',
	setup_intent: 'seti',
	charge: 'ch',
	refund: 're',
	dispute: 'du',
	balance_transaction: 'txn',
	event: 'evt',
	item: 'li',
	webhook_endpoint: 'we',
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
export const random = (length: number) =>
	[...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('')

/** One request as it came, for tests that say what was asked of Stripe and what was not. */
export type Asked = {
	id: string
	at: number
	method: string
	path: string
	body: string
	idempotencyKey: string | null
	status: number | null
}

type Later = { at: number; run: () => void }

/** Everything behind one fake: one account, its objects in the order they were made, and its own clock. */
export class World {
	readonly account = `acct_1${random(15)}`
	readonly key: string
	readonly knobs = new Knobs()
	readonly asked: Asked[] = []
	/** What the issuer knows of a card and Stripe never shows. */
	readonly cards = new Map<string, Card>()
	/** What a Checkout Session was given for an intent that doesn't exist yet, and what was entered on its page. */
	readonly intentData = new Map<string, IntentData>()
	readonly entered = new Map<string, Entered>()
	/** Signing secrets of each webhook endpoint. */
	readonly secrets = new Map<string, string[]>()
	/** Which request is being answered: events name it. */
	request: { id: string | null; idempotency_key: string | null } = { id: null, idempotency_key: null }
	/** Where the hosted pages are. */
	url = ''
	/** Told of every event, in order. */
	onEvent: (event: Thing) => void = () => {}
	readonly #things = new Map<string, Map<string, Thing>>()
	readonly #clock: () => number
	#later: Later[] = []
	#ahead = 0

	constructor({ key, clock }: { key: string; clock: () => number }) {
		this.key = key
		this.#clock = clock
	}

	/** Seconds, as on the wire. */
	now(): number {
		return Math.floor(this.#clock() / 1000) + this.#ahead
	}

	add<T extends Thing>(thing: { object: string; [key: string]: unknown }): T {
		const id = thing.id ?? `${prefixes[thing.object]}_${random(24)}`
		const made = { ...thing, id, created: thing.created ?? this.now() } as T
		this.all(thing.object).set(made.id, made)
		return made
	}

	all(object: string): Map<string, Thing> {
		const there = this.#things.get(object) ?? new Map<string, Thing>()
		this.#things.set(object, there)
		return there
	}

	/** A thing by its id; `param` is where the id was said. */
	get<T extends Thing>(object: string, id: unknown, param = 'id'): T {
		const found = this.all(object).get(String(id))
		if (!found) throw noSuch(object, String(id), param)
		return found as T
	}

	/** Whatever has this id, for expanding. */
	find(id: string): Thing | undefined {
		for (const things of this.#things.values()) {
			const found = things.get(id)
			if (found) return found
		}
	}

	later(seconds: number, run: () => void): void {
		this.#later.push({ at: this.now() + seconds, run })
	}

	/** Does what is due by now, in the order of time. */
	settle(): void {
		for (;;) {
			const due = this.#later.filter(({ at }) => at <= this.now()).sort((one, other) => one.at - other.at)[0]
			if (!due) return
			this.#later = this.#later.filter((each) => each !== due)
			due.run()
		}
	}

	advance(seconds: number): void {
		this.#ahead += seconds
		this.settle()
	}
}
