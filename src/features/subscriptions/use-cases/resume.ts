import { z } from 'zod'
import { shiftPlanned } from '#features/calendars/use-cases/parts/shift-planned.ts'
import { coachOf } from '#features/clients/permissions.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { daysBetween } from '#platform/time/days.ts'
import { type Acting, type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { subscriptionResumed } from '../events.ts'
import { type Standing, subscriptionOf } from '../queries/subjects.ts'
import { comingLines } from './parts/coming.ts'
import { always } from './parts/effects.ts'
import { follow } from './parts/follow.ts'
import { feeGoingOn } from './parts/money.ts'

/**
 * 6.5: a paused, finished or cancelled subscription goes on, with the calendar it had and what is paid for it; an end that was only
 * set for later is taken back. Somebody who never joined is asked again instead. What nobody trained comes later by the days
 * paused, only where the coach wants that.
 */
export const resume = useCase('subscriptions.resume', {
	input: z.object({
		subscriptionId: Id,
		/** Of a paused one: what is planned since the pause moves on by its days. */
		shift: z.boolean().default(false),
	}),
	output: z.object({}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: coachOf,
	conflicts: { subscription_open_once: 'subscription_exists' },
	async run(acting, subject, { shift }) {
		const { db, now, actor, emit, locale } = acting
		const { id, client_id, program_id: programId, program_title: title, joined_on, name } = subject
		if (joined_on === null) return refuse('subscription_never_joined')
		if (subject.paused_on === null && subject.last_day === null) return refuse('subscription_runs')
		await db
			.updateTable('subscription')
			.set({ paused_on: null, last_day: null, ended_how: null, ended_by: null })
			.where('id', '=', id)
			.execute()
		if (subject.type === 'group') await follow({ db, now, studioId: actor.studioId as string }, programId)
		const shifted = shift ? await shiftPaused(acting, subject) : 0
		const fee = await feeGoingOn(acting, subject)
		await emit(subscriptionResumed, {
			clientId: client_id,
			subject: { type: 'subscription', id },
			before: { state: subject.state, lastDay: subject.last_day },
			after: { title, ...(shifted > 0 ? { workouts: shifted } : {}) },
			data: { subscriptionId: id, programId },
		})
		const effects: EffectLine[] = [
			{ kind: 'changes', text: m.subscriptions_effect_resumed({ name, title }, { locale }) },
		]
		if (shifted > 0) effects.push({ kind: 'changes', text: shiftWords(subject, shifted, locale) })
		return ok({}, [...effects, ...(fee ? comingLines(acting, fee) : []), ...always(subject, locale)])
	},
})

const pausedDays = ({ paused_on, today }: Standing): number =>
	paused_on === null ? 0 : Math.max(0, daysBetween(paused_on, today))

async function shiftPaused({ db }: Acting, of: Standing): Promise<number> {
	const days = pausedDays(of)
	return of.paused_on === null || days === 0 ? 0 : shiftPlanned(db, of.calendar_id, of.paused_on, days)
}

const shiftWords = (of: Standing, count: number, locale: Acting['locale']): string =>
	m.subscriptions_effect_shifted({ count, days: pausedDays(of) }, { locale })
