import { type Actions, error, type RequestEvent, redirect, type ServerLoadEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import { type Actor, visitor } from '../actor.ts'
import { Invalid, NotFound, type Outcome, perform, reading } from '../perform.ts'
import type { AnyUseCase, Reading, UseCase } from '../use-case.ts'
import { actionFor, actionName, type ComeIn, type Does, useCaseOf } from './actions.ts'
import { originOf } from './cookies.ts'

export { actionName, thenGo } from './actions.ts'
export { formOf } from './forms.ts'

/** Who a page is for. `public` is for everybody; the others turn people away to their own home (1.2). */
export type Side = 'coach' | 'client' | 'public' | 'account'

/** What every door carries, so that the knock test finds those that don't, and what can be done through each. */
export const door = Symbol.for('touchline.door')
export type DoorMark = { side: Side | 'api'; does: readonly AnyUseCase[] }

export type PageReading = Reading & { url: URL; params: Record<string, string>; event: ServerLoadEvent }

type Page<T> = {
	load?: (page: PageReading) => Promise<T>
	does?: Does[]
	/** Whoever opens this page acts as a visitor of this studio: the one a link names. */
	studio?: (event: Pick<RequestEvent, 'params' | 'url'>) => string | null
	/** Whoever opens this page acts as this: what they are in the studio that its address names. */
	as?: (event: Pick<RequestEvent, 'params' | 'url' | 'locals' | 'getClientAddress'>) => Promise<Actor>
}

function page(side: Side) {
	return <T extends Record<string, unknown> = Record<string, never>>({
		load,
		does = [],
		studio,
		as,
	}: Page<T>) => {
		const mark: DoorMark = { side, does: does.map(useCaseOf) }
		const comeIn: ComeIn = async (event) =>
			as ? answering(() => as(event)) : visiting(enter(event, side), studio?.(event))
		const enterAndLoad = async (event: ServerLoadEvent): Promise<T> => {
			const actor = await comeIn(event)
			if (!load) return {} as T
			return fromTheTop(event.url, () => reading(actor, (r) => load(pageReading(r, event))))
		}
		const actions: Actions = Object.fromEntries(
			does.map((each) => [actionName(useCaseOf(each).name), actionFor(each, comeIn)]),
		)
		return {
			load: Object.assign(enterAndLoad, { [door]: mark }),
			actions: Object.assign(actions, { [door]: mark }),
		}
	}
}

/** A page of the back office: staff only. */
export const coachPage = page('coach')
/** A page of the client's own area. */
export const clientPage = page('client')
/** A page for everybody, logged in or not. */
export const publicPage = page('public')
/** A page for anybody logged in, on whichever side: their account, their notifications. */
export const accountPage = page('account')

function layout(side: Side) {
	return <T extends Record<string, unknown>>(load: (page: PageReading) => Promise<T>) =>
		Object.assign(
			async (event: ServerLoadEvent): Promise<T> => {
				const actor = enter(event, side)
				return answering(() => reading(actor, (r) => load(pageReading(r, event))))
			},
			{ [door]: { side, does: [] } satisfies DoorMark },
		)
}

/** What stands around the pages of one side; the same door as its pages. */
export const coachLayout = layout('coach')
export const clientLayout = layout('client')
export const accountLayout = layout('account')

const pageReading = (r: Reading, event: ServerLoadEvent): PageReading => ({
	...r,
	url: event.url,
	params: event.params as Record<string, string>,
	event,
})

/** Lets the right people in and sends the others to their own home (1.2). */
export function enter(event: Pick<RequestEvent, 'locals' | 'url'>, side: Side): Actor {
	const { actor } = event.locals
	if (side === 'public') return actor
	if (actor.kind === 'visitor' && actor.accountId === null)
		redirect(303, `/login?next=${encodeURIComponent(event.url.pathname + event.url.search)}`)
	if (side === 'account') return actor
	// Logged in, with nothing to do in any studio: the account is all there is.
	if (actor.kind === 'visitor') redirect(303, '/choose')
	if (actor.kind === 'key' || actor.kind === 'system') error(404, 'not_found')
	if (side === 'coach' && actor.kind !== 'staff') redirect(303, '/client')
	if (side === 'client' && actor.kind !== 'client') redirect(303, '/coach')
	return actor
}

/** Turns what queries throw into the pages people see. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work()
	} catch (thrown) {
		if (thrown instanceof NotFound) error(404, 'not_found')
		if (thrown instanceof Invalid) error(400, 'invalid')
		throw thrown
	}
}

/**
 * As `answering`, for a page whose address may carry a list's cursor: one that can't be read (an old link, half a link)
 * shows the list from its top.
 */
function fromTheTop<T>(url: URL, work: () => Promise<T>): Promise<T> {
	return answering(async () => {
		try {
			return await work()
		} catch (thrown) {
			const params = [...url.searchParams]
			const rest = params.filter(([, value]) => !(thrown instanceof Invalid) || value !== thrown.cursor)
			if (rest.length < params.length) redirect(303, pathWith(url.pathname, rest))
			throw thrown
		}
	})
}

const pathWith = (path: string, params: [string, string][]): string =>
	params.length > 0 ? `${path}?${new URLSearchParams(params)}` : path

function visiting(actor: Actor, studioId: string | null | undefined): Actor {
	return studioId === undefined ? actor : visitor(actor.locale, actor.accountId, studioId)
}

type Act = <S, I extends z.ZodType, T>(useCase: UseCase<S, I, T>, input: z.input<I>) => Promise<Outcome<T>>

export type HookEvent = RequestEvent & { actor: Actor; ask: Reading['ask']; act: Act }

/** A single URL that is neither page nor API: a file, a subscription, a search as one types. */
export function hook(side: Side, answer: (event: HookEvent) => Response | Promise<Response>) {
	const mark: DoorMark = { side, does: [] }
	const handler = async (event: RequestEvent): Promise<Response> => {
		const actor = enter(event, side)
		const ask: Reading['ask'] = (query, input) => reading(actor, (r) => r.ask(query, input))
		const act: Act = (useCase, input) => perform(useCase, input, { actor, from: originOf(event) })
		return answering(async () => answer(Object.assign(event, { actor, ask, act })))
	}
	return Object.assign(handler, { [door]: mark })
}

/** The one door of the REST API: each operation behind it asks its own permission, and scopes where a key calls. */
export function apiDoor(answer: (request: Request, actor: Actor) => Response | Promise<Response>) {
	const mark: DoorMark = { side: 'api', does: [] }
	const handler = (event: RequestEvent) => answer(event.request, event.locals.actor)
	return Object.assign(handler, { [door]: mark })
}
