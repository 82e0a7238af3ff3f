import { type Actions, error, fail, type RequestEvent, redirect, type ServerLoadEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import { type Actor, visitor } from '../actor.ts'
import { Invalid, NotFound, type Outcome, perform, reading } from '../perform.ts'
import { refusalStatus, refusalText } from '../refusals.ts'
import type { AnyUseCase, Reading, UseCase } from '../use-case.ts'
import { originOf } from './cookies.ts'
import { decodeForm, readForm } from './forms.ts'

/** Who a page is for. `public` is for everybody; the others turn people away to their own home (1.2). */
export type Side = 'coach' | 'client' | 'public' | 'account'

/** What every door carries, so that the knock test finds those that don't, and what can be done through each. */
export const door = Symbol.for('touchline.door')
export type DoorMark = { side: Side | 'api'; does: readonly AnyUseCase[] }

export type PageReading = Reading & { url: URL; params: Record<string, string>; event: ServerLoadEvent }

export type Does =
	| AnyUseCase
	| { useCase: AnyUseCase; goes: (value: never, event: RequestEvent) => string | Promise<string> }

/** After a use-case of this page succeeded, go there. `go` gets its value. */
export const thenGo = <S, I extends z.ZodType, T>(
	useCase: UseCase<S, I, T>,
	go: (value: T, event: RequestEvent) => string | Promise<string>,
): Does => ({ useCase, goes: go as never })

type Page<T> = {
	load?: (page: PageReading) => Promise<T>
	does?: Does[]
	/** Whoever opens this page acts as a visitor of this studio: the one a link names, or one that is being made. */
	studio?: (event: Pick<RequestEvent, 'params' | 'url'>) => string | null
}

function page(side: Side) {
	return <T extends Record<string, unknown> = Record<string, never>>({
		load,
		does = [],
		studio,
	}: Page<T>) => {
		const mark: DoorMark = { side, does: does.map(useCaseOf) }
		const comeIn: ComeIn = (event) => visiting(enter(event, side), studio?.(event))
		const enterAndLoad = async (event: ServerLoadEvent): Promise<T> => {
			const actor = comeIn(event)
			if (!load) return {} as T
			return answering(() => reading(actor, (r) => load(pageReading(r, event))))
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

/** `clients.create-client` → `create-client`: the form's action. */
export const actionName = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

const useCaseOf = (does: Does): AnyUseCase => ('useCase' in does ? does.useCase : does)

/** Lets the right people in and sends the others to their own home (1.2). */
export function enter(event: Pick<RequestEvent, 'locals' | 'url'>, side: Side): Actor {
	const { actor } = event.locals
	if (side === 'public') return actor
	if (actor.kind === 'visitor' && actor.accountId === null)
		redirect(303, `/login?next=${encodeURIComponent(event.url.pathname + event.url.search)}`)
	if (side === 'account') return actor
	// Logged in, with nothing to do in any studio: the account is all there is.
	if (actor.kind === 'visitor') redirect(303, '/choose')
	if (actor.kind === 'key' || actor.kind === 'system') error(404, { message: 'not_found' })
	if (side === 'coach' && actor.kind !== 'staff') redirect(303, '/client')
	if (side === 'client' && actor.kind !== 'client') redirect(303, '/coach')
	return actor
}

/** Turns what queries throw into the pages people see. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work()
	} catch (thrown) {
		if (thrown instanceof NotFound) error(404, { message: 'not_found' })
		if (thrown instanceof Invalid) error(400, { message: 'invalid' })
		throw thrown
	}
}

type ComeIn = (event: Pick<RequestEvent, 'locals' | 'url' | 'params'>) => Actor

function visiting(actor: Actor, studioId: string | null | undefined): Actor {
	return studioId === undefined ? actor : visitor(actor.locale, actor.accountId, studioId)
}

function actionFor(does: Does, comeIn: ComeIn) {
	const useCase = useCaseOf(does)
	return async (event: RequestEvent) => {
		const actor = comeIn(event)
		const form = await readForm(event.request)
		if (!form) return tooLarge(useCase.name, actor)
		const input = decodeForm(form)
		const preview = form.get('_preview') === '1'
		const outcome = await perform(useCase, input, { actor, preview, from: originOf(event) })
		if (!outcome.ok) {
			if (outcome.code === 'too_many_requests')
				event.setHeaders({ 'retry-after': String(outcome.params.seconds) })
			return refused(useCase.name, outcome, input, actor)
		}
		if (!preview && 'goes' in does) redirect(303, await does.goes(outcome.value as never, event))
		const { value, effects } = outcome
		return preview
			? { does: useCase.name, ok: true, preview, value, effects, values: withoutSecrets(input) }
			: { does: useCase.name, ok: true, value, effects }
	}
}

type RefusedOutcome = Extract<Outcome<unknown>, { ok: false }>

function refused(does: string, outcome: RefusedOutcome, input: Record<string, unknown>, actor: Actor) {
	const message = refusalText(outcome.code, outcome.params, actor.locale)
	const fields = outcome.fields ?? (outcome.field ? { [outcome.field]: message } : {})
	return fail(refusalStatus(outcome.code), {
		does,
		ok: false,
		code: outcome.code,
		message,
		fields,
		values: withoutSecrets(input),
	})
}

const tooLarge = (does: string, { locale }: Actor) =>
	fail(413, {
		does,
		ok: false,
		code: 'invalid',
		message: refusalText('invalid', {}, locale),
		fields: {},
		values: {},
	})

/** What was typed is kept after an error, except what must not be sent back. */
function withoutSecrets(input: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(input).filter(
			([key, value]) => !/password|secret|code|token/i.test(key) && !(value instanceof File),
		),
	)
}

export type HookEvent = RequestEvent & { actor: Actor; ask: Reading['ask'] }

/** A single URL that is neither page nor API: a file, a subscription, a search as one types. */
export function hook(side: Side, answer: (event: HookEvent) => Response | Promise<Response>) {
	const mark: DoorMark = { side, does: [] }
	const handler = async (event: RequestEvent): Promise<Response> => {
		const actor = enter(event, side)
		const ask: Reading['ask'] = (query, input) => reading(actor, (r) => r.ask(query, input))
		return answering(async () => answer(Object.assign(event, { actor, ask })))
	}
	return Object.assign(handler, { [door]: mark })
}

/** The one door of the REST API: each operation behind it asks its own permission, and scopes where a key calls. */
export function apiDoor(answer: (request: Request, actor: Actor) => Response | Promise<Response>) {
	const mark: DoorMark = { side: 'api', does: [] }
	const handler = (event: RequestEvent) => answer(event.request, event.locals.actor)
	return Object.assign(handler, { [door]: mark })
}
