import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { mayKeepHours } from '../permissions.ts'
import { weekOf } from '../rules/clock-times.ts'
import { coachById } from './subjects.ts'

const hours = z.object({ start: z.string(), end: z.string() })

/** 1.3: whose hours the actor may keep, their own first: a coach's one, anybody's for owners and assistants. */
export const coachesToKeep = query('availability.coaches', {
	input: z.object({}),
	output: z.object({ coaches: z.array(z.object({ id: z.string(), name: z.string(), own: z.boolean() })) }),
	may: anyStaff,
	async run({ db, actor }) {
		const me = staffIdOf(actor)
		const rows = await db
			.selectFrom('staff')
			.select(['id', 'name'])
			.where('removed_at', 'is', null)
			.where('role', 'in', ['owner', 'coach'])
			.orderBy('name')
			.orderBy('id')
			.execute()
		const coachOnly = (actor.kind === 'staff' || actor.kind === 'key') && actor.role === 'coach'
		const coaches = rows
			.filter(({ id }) => !coachOnly || id === me)
			.map((row) => ({ ...row, own: row.id === me }))
		return { coaches: coaches.toSorted((a, b) => Number(b.own) - Number(a.own)) }
	},
})

/** 7.1: the hours of a coach's week. */
export const schedule = query('availability.schedule', {
	input: z.object({ coachId: Id }),
	output: z.object({
		coachId: z.string(),
		name: z.string(),
		timeZone: z.string(),
		ownZone: z.string().nullable(),
		studioZone: z.string(),
		version: z.number(),
		week: z.array(hours.extend({ days: z.array(z.number()) })),
	}),
	subject: ({ db }, { coachId }) => coachById(db, coachId),
	may: mayKeepHours,
	async run({ db }, coach) {
		const rows = await db
			.selectFrom('weekly_hours')
			.select(['weekday', 'from_minute', 'to_minute'])
			.where('staff_id', '=', coach.coachId)
			.orderBy('weekday')
			.orderBy('from_minute')
			.execute()
		const week = weekOf(rows.map((row) => [row.weekday, row.from_minute, row.to_minute]))
		return { ...coach, week }
	},
})
