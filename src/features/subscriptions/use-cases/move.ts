import { sql } from 'kysely'
import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { addDays } from '#platform/time/days.ts'
import { type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { subscriptionMoved } from '../events.ts'
import { type Standing, subscriptionOf } from '../queries/subjects.ts'
import { always } from './parts/effects.ts'
import { runningFee } from './parts/ending.ts'
import { agreedFor, invitable } from './parts/invitable.ts'
import { moveMoney } from './parts/move-money.ts'
import { openSubscription } from './parts/open.ts'

/**
 * 6.5: the client goes on in another program from today, without being asked again. The old subscription ends as moved and keeps
 * its calendar's past; what is planned comes along where one wants it. What is paid stays until its end, and the new price counts
 * from then; where nothing runs that is paid, a paid program asks for payment first. Logs and records are the client's: nothing happens to them.
 */
export const move = useCase('subscriptions.move', {
	input: z.object({ subscriptionId: Id, programId: Id, takeAlong: z.boolean().default(false) }),
	output: z.object({ subscriptionId: z.string(), programId: z.string() }),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: coachOf,
	conflicts: { subscription_open_once: 'subscription_exists' },
	async run(acting, from, { programId, takeAlong }) {
		const { db, emit, locale } = acting
		if (from.state !== 'active' && from.state !== 'paused') return refuse('subscription_not_active')
		const program = await invitable(db, programId)
		if (!program || program.id === from.program_id) return refuse('subscription_no_program', {}, 'programId')
		const fee = await runningFee(acting, from)
		const price = agreedFor(program)
		if (fee && price && price.currency !== fee.currency)
			return refuse('subscription_other_currency', {}, 'programId')
		await db
			.updateTable('subscription')
			.set({ last_day: addDays(from.today, -1), ended_how: 'moved' })
			.where('id', '=', from.id)
			.execute()
		// 6.3: a paid program asks for payment first, but where what is paid regularly goes along.
		const joins = price === null || fee !== null
		const opening = { program, clientId: from.client_id, today: from.today, invitationId: null, joins }
		const id = await openSubscription(acting, opening)
		const money = await moveMoney(acting, { id, fee, price })
		const taken = takeAlong ? await takePlanned(db, from, id) : 0
		await emit(subscriptionMoved, {
			clientId: from.client_id,
			subject: { type: 'subscription', id },
			before: { title: from.program_title },
			after: { title: program.title },
			data: { subscriptionId: id, programId: program.id, fromSubscriptionId: from.id },
		})
		const say = { locale }
		const { name } = from
		const effects: EffectLine[] = [
			{ kind: 'comes', text: m.subscriptions_effect_moves({ name, title: program.title }, say) },
			{ kind: 'goes', text: m.subscriptions_effect_moves_from({ title: from.program_title }, say) },
		]
		if (taken > 0) effects.push({ kind: 'comes', text: m.subscriptions_effect_taken({ count: taken }, say) })
		return ok({ subscriptionId: id, programId: program.id }, [...effects, ...money, ...always(from, locale)])
	},
})

/** What nobody has trained goes along from today on, as workouts of their own: their run stays behind. A group's own stay with it. */
async function takePlanned(db: Db, from: Standing, subscriptionId: string): Promise<number> {
	const moved = await sql`
		update workout set calendar_id = to_calendar.calendar_id, run_id = null, version = workout.version + 1
		from subscription to_calendar
		where to_calendar.id = ${subscriptionId}::uuid and workout.calendar_id = ${from.calendar_id}::uuid
			and workout.on_date >= ${from.today}::date
			and (${from.type} <> 'group' or workout.added_by <> 'program')
			and not exists (select from training_log log
				where log.studio_id = workout.studio_id and log.workout_id = workout.id)`.execute(db)
	return Number(moved.numAffectedRows)
}
