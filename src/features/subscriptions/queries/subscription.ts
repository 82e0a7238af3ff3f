import { sql } from 'kysely'
import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { feeOfSubscription } from '#features/fees/queries/subjects.ts'
import { FeeView, viewOf } from '#features/fees/queries/view.ts'
import { Id } from '#platform/ids.ts'
import { daysBetween } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { programsWithout } from './invitable-programs.ts'
import { line, SubscriptionLine } from './list.ts'
import { standing } from './standing.ts'
import { firstOwedOf, lastPaidDay, subscriptionOf } from './subjects.ts'

/** What has to be paid before a client is let in. */
export const Owed = z.object({
	id: z.string(),
	openMinor: z.number(),
	paidMinor: z.number(),
	currency: z.string(),
	state: z.enum(['none', 'pending', 'part_paid', 'paid', 'refunded', 'waived']),
	settled: z.boolean(),
})

/** One subscription for its coach, with the programs its client could be moved to (6.5). */
export const subscription = query('subscriptions.subscription', {
	input: z.object({ subscriptionId: Id }),
	output: SubscriptionLine.extend({
		today: z.string(),
		/** Workouts from today on that nobody has trained. */
		planned: z.number(),
		logged: z.number(),
		others: z.array(z.object({ id: z.string(), title: z.string() })),
		/** Calendars of the program’s other subscribers whom this coach sees: a stretch can be copied there. */
		calendars: z.array(z.object({ id: z.string(), name: z.string() })),
		/** What is paid regularly for it. */
		fee: FeeView.nullable(),
		/** 6.3: what has to be paid first, or once; null where nothing is or was owed. */
		owed: Owed.nullable(),
		/** 6.5: until when it lasts if it ends with what is paid. */
		paidDay: z.string().nullable(),
		/** Of a paused one: since how many days. */
		pausedDays: z.number(),
	}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId),
	may: coachOf,
	async run({ db, actor, now }, subject) {
		const { id, program_id, client_id, today, paused_on } = subject
		const { rows } = await sql<Omit<SubscriptionLine, 'expired'> & { planned: number; logged: number }>`
			with ${standing(now, sql<boolean>`s.id = ${id}::uuid`)}
			select ${line},
				(select count(*)::int from workout where workout.calendar_id = standing.calendar_id
					and workout.on_date >= standing.today and not exists (select from training_log log
						where log.studio_id = workout.studio_id and log.workout_id = workout.id)) as planned,
				(select count(*)::int from workout join training_log log on log.studio_id = workout.studio_id
					and log.workout_id = workout.id where workout.calendar_id = standing.calendar_id) as logged
			from standing`.execute(db)
		const [row] = rows
		if (!row) throw new Error('a subscription that was just read is there')
		const others = await programsWithout(db, client_id)
		const { rows: calendars } = await sql<{ id: string; name: string }>`
			with ${standing(now, sql<boolean>`s.program_id = ${program_id}::uuid and s.id <> ${id}::uuid and ${visibleTo(actor)}`)}
			select calendar_id as id, name from standing
			where state in ('active', 'awaiting', 'paused', 'pending') order by sort_name, id limit 200`.execute(db)
		const expired = row.state === 'pending' && row.expiresAt !== null && row.expiresAt <= now
		const fee = await feeOfSubscription(db, id)
		const ending = fee && !['ended', 'ending'].includes(viewOf(fee, now).state) ? fee : null
		return {
			...{ ...row, expired, today, calendars },
			others: others.filter((each) => each.id !== program_id),
			fee: fee ? viewOf(fee, now) : null,
			owed: (await firstOwedOf(db, id)) ?? null,
			paidDay: lastPaidDay(ending, subject, now),
			pausedDays: row.state === 'paused' && paused_on ? Math.max(0, daysBetween(paused_on, today)) : 0,
		}
	},
})
export type SubscriptionPage = z.output<NonNullable<typeof subscription.output>>
