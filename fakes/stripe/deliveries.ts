import { createHmac } from 'node:crypto'
import { contract } from './contract/schema.ts'
import type { Endpoint } from './objects/endpoints.ts'
import { random, type Thing, type World } from './world.ts'

/** What happens to events on their way; everything goes at once and once until a test says otherwise. */
type Weather = {
	/** Kept back until `deliver`, in the order a test wants. */
	held: boolean
	/** How often each is sent. */
	copies: number
	/** Milliseconds on the way. */
	delay: number
	/** Types that get lost. */
	lost: string[]
}

export type Delivery = {
	event: string
	type: string
	endpoint: string
	status: number | null
	attempt: number
}

const retries = [1, 5, 30, 300, 3600]

/** Sends signed events to webhook endpoints, and again until they answer 2xx. */
export class Deliveries {
	readonly weather: Weather = { held: false, copies: 1, delay: 0, lost: [] }
	/** Every attempt, oldest first. */
	readonly log: Delivery[] = []
	/** Events kept back. */
	waiting: Thing[] = []
	readonly #world: World
	#pending = new Set<Promise<unknown>>()
	#stopped = false

	constructor(world: World) {
		this.#world = world
		world.onEvent = (event) => this.#take(event)
	}

	#take(event: Thing): void {
		if (this.weather.lost.includes(String(event.type))) return
		if (this.weather.held) this.waiting.push(event)
		else this.send(event, this.weather.copies)
	}

	/** Sends what was kept back: all as made, or these ids in this order; an id may come twice, and what is not named is lost. */
	async deliver(ids = this.waiting.map(({ id }) => id)): Promise<void> {
		const events = this.waiting
		this.waiting = []
		for (const id of ids) {
			const event = events.find((each) => each.id === id)
			if (event) this.send(event, this.weather.copies)
			await this.idle()
		}
	}

	/** An event that is none of this account's, correctly signed: of a copy of the studio, or of the other mode. */
	sendForeign(
		type: string,
		thing: object,
		{ account, livemode = false }: { account?: string; livemode?: boolean },
	): Thing {
		const event: Thing = {
			...{
				id: `evt_${random(24)}`,
				object: 'event',
				created: this.#world.now(),
				api_version: contract.version,
			},
			...{ data: { object: { ...thing, livemode } }, livemode, pending_webhooks: 0, request: null, type },
			...(account && { account }),
		}
		this.send(event)
		return event
	}

	/** Sends one event (again). */
	send(event: Thing, copies = 1): void {
		for (const endpoint of this.#endpointsFor(event))
			for (let copy = 0; copy < copies; copy++) {
				event.pending_webhooks = Number(event.pending_webhooks) + 1
				const delay = this.weather.delay
				this.#track(
					new Promise((resolve) => setTimeout(resolve, delay)).then(() => this.#attempt(event, endpoint, 0)),
				)
			}
	}

	/** Until nothing is on its way (retries that are still to come don't count). */
	async idle(): Promise<void> {
		while (this.#pending.size > 0) await Promise.all(this.#pending)
	}

	stop(): void {
		this.#stopped = true
	}

	/** A second secret beside the first, as while a secret is rotated; returns it. */
	rotate(endpoint: string): string {
		const secret = `whsec_${random(32)}`
		this.#world.secrets.set(endpoint, [secret, ...(this.#world.secrets.get(endpoint) ?? [])].slice(0, 2))
		return secret
	}

	/** The old secret's time is over. */
	endRotation(endpoint: string): void {
		this.#world.secrets.set(endpoint, (this.#world.secrets.get(endpoint) ?? []).slice(0, 1))
	}

	/** What would be sent for an event, for tests that post it themselves, changed or old. */
	signed(
		event: object,
		secrets: readonly string[],
		at = this.#world.now(),
	): { body: string; signature: string } {
		const body = JSON.stringify(event, null, 2)
		const signatures = secrets.map((secret) => `v1=${sign(`${at}.${body}`, secret)}`)
		return { body, signature: [`t=${at}`, ...signatures].join(',') }
	}

	#endpointsFor(event: Thing): Endpoint[] {
		const endpoints = [...this.#world.all('webhook_endpoint').values()] as Endpoint[]
		return endpoints.filter(
			({ status, enabled_events }) =>
				status === 'enabled' && (enabled_events.includes('*') || enabled_events.includes(String(event.type))),
		)
	}

	#track(work: Promise<unknown>): void {
		this.#pending.add(work)
		work.finally(() => this.#pending.delete(work))
	}

	async #attempt(event: Thing, endpoint: Endpoint, attempt: number): Promise<void> {
		if (this.#stopped) return
		const { body, signature } = this.signed(event, this.#world.secrets.get(endpoint.id) ?? [])
		const status = await post(endpoint.url, body, signature)
		this.log.push({ event: event.id, type: String(event.type), endpoint: endpoint.id, status, attempt })
		if (status !== null && status >= 200 && status < 300) {
			event.pending_webhooks = Number(event.pending_webhooks) - 1
			return
		}
		const wait = retries[attempt]
		if (wait !== undefined)
			this.#world.later(wait, () => this.#track(this.#attempt(event, endpoint, attempt + 1)))
	}
}

const sign = (payload: string, secret: string) => createHmac('sha256', secret).update(payload).digest('hex')

async function post(url: string, body: string, signature: string): Promise<number | null> {
	try {
		const answer = await fetch(url, {
			method: 'POST',
			body,
			redirect: 'manual',
			headers: {
				'content-type': 'application/json; charset=utf-8',
				'stripe-signature': signature,
				'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
			},
			signal: AbortSignal.timeout(10_000),
		})
		await answer.arrayBuffer()
		return answer.status
	} catch {
		return null
	}
}
