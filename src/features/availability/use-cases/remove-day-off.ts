import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { addDays } from '#platform/time/days.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { dayOffRemoved } from '../events.ts'
import { mayKeepHours } from '../permissions.ts'

/** 7.1: these days are as usual again. Gives back what it was, so that it can be added again. */
export const removeDayOff = useCase('availability.remove-day-off', {
	input: z.object({ dayOffId: Id }),
	output: z.object({
		coachId: z.string().nullable(),
		from: z.string(),
		to: z.string(),
		reason: z.string(),
	}),
	subject: ({ db }, { dayOffId }) => dayOffForUpdate(db, dayOffId),
	may: mayKeepHours,
	async run({ db, emit }, { coachId, from, to, reason }, { dayOffId }) {
		await db.deleteFrom('day_off').where('id', '=', dayOffId).execute()
		await emit(dayOffRemoved, {
			subject: { type: 'day_off', id: dayOffId },
			before: { from, to, ...(reason ? { reason } : {}) },
			data: { coachId },
		})
		return ok({ coachId, from, to, reason })
	},
})

async function dayOffForUpdate(db: Db, id: string) {
	const { rows } = await sql<{ coachId: string | null; from: string; end: string; reason: string }>`
		select staff_id as "coachId", lower(days)::text as "from", upper(days)::text as "end", reason
		from day_off where id = ${id}::uuid for update`.execute(db)
	const [row] = rows
	return row && { ...row, to: addDays(row.end, -1) }
}
