import { fail, type RequestEvent, redirect } from '@sveltejs/kit'
import type { z } from 'zod'
import type { Actor } from '../actor.ts'
import { type Outcome, perform } from '../perform.ts'
import { refusalStatus, refusalText } from '../refusals.ts'
import type { AnyUseCase, UseCase } from '../use-case.ts'
import { originOf } from './cookies.ts'
import { decodeForm, readForm, type UnreadForm } from './forms.ts'

export type Does =
	| AnyUseCase
	| { useCase: AnyUseCase; goes: (value: never, event: RequestEvent) => string | Promise<string> }

/** After a use-case of this page succeeded, go there. `go` gets its value. */
export const thenGo = <S, I extends z.ZodType, T>(
	useCase: UseCase<S, I, T>,
	go: (value: T, event: RequestEvent) => string | Promise<string>,
): Does => ({ useCase, goes: go as never })

/** `clients.create-client` → `create-client`: the form's action. */
export const actionName = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

export const useCaseOf = (does: Does): AnyUseCase => ('useCase' in does ? does.useCase : does)

/** Lets somebody in as the door does, or turns them away by throwing. */
export type ComeIn = (
	event: Pick<RequestEvent, 'locals' | 'url' | 'params' | 'getClientAddress'>,
) => Promise<Actor>

/** A form posted to a page: reads it, does its use-case, and says what came of it (or goes on from there). */
export function actionFor(does: Does, comeIn: ComeIn) {
	const useCase = useCaseOf(does)
	return async (event: RequestEvent) => {
		const actor = await comeIn(event)
		const form = await readForm(event.request)
		if (typeof form === 'string') return unread(form, useCase.name, actor)
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

const unread = (why: UnreadForm, does: string, { locale }: Actor) =>
	fail(why === 'too large' ? 413 : 400, {
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
