import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { workoutContentSchema } from '#features/programs/rules/content.ts'
import { addWorkouts } from '#features/programs/use-cases/add-workouts.ts'
import { createProgram } from '#features/programs/use-cases/create-program.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { daysBetween } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { calendarOf } from '../queries/subjects.ts'
import { workoutsBetween } from './parts/stretch.ts'

/**
 * A stretch of a calendar becomes a plan, a draft: its first day is day 1 of week 1. Nothing of the client comes along but what
 * was prescribed, and the calendar stays as it is (I23).
 */
export const saveAsProgram = useCase('calendars.save-as-program', {
	input: z.object({ calendarId: Id, from: Day, to: Day, title: z.string().trim().min(1).max(120) }),
	output: z.object({ programId: z.string() }),
	subject: (reading, { calendarId }) => calendarOf(reading, { calendarId }),
	may: coachOf,
	async run({ db, also }, _, { calendarId, from, to, title }) {
		const stretch = await workoutsBetween(db, calendarId, from, to)
		if (stretch.length === 0) return refuse('calendars_stretch_empty', {}, 'from')
		const weeks = Math.floor(daysBetween(from, to) / 7) + 1
		if (stretch.length > 500 || weeks > 104) return refuse('calendars_stretch_long', {}, 'to')
		const created = await also(createProgram, { title, weeks })
		if (!created.ok) return created
		const { programId } = created.value
		const workouts = stretch.map((each) => {
			const day = daysBetween(from, each.on_date)
			const content = workoutContentSchema.parse(each.content)
			return { week: Math.floor(day / 7) + 1, day: (day % 7) + 1, title: each.title, content }
		})
		const added = await also(addWorkouts, { programId, workouts })
		return added.ok ? ok({ programId }) : added
	},
})
