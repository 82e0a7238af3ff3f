import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { Id, newId } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutsAdded } from '../events.ts'
import { mayAdd } from '../permissions.ts'
import { calendarOf } from '../queries/subjects.ts'
import { keepRemoved } from './parts/keep-removed.ts'
import { contentFields, givenContent } from './parts/workout-content.ts'

/** 5.1: a workout of its own on a day, by the coach or by the client for themselves; behind those already there. */
export const addWorkout = useCase('calendars.add-workout', {
	input: z.object({
		clientId: Id.optional(),
		/** Left out: the main one. */
		calendarId: Id.optional(),
		onDate: Day,
		title: z.string().trim().min(1).max(120),
		...contentFields,
	}),
	output: z.object({
		workoutId: z.string(),
		clientId: z.string(),
		onDate: z.string(),
		eventId: z.string(),
	}),
	subject: (reading, which) => calendarOf(reading, which),
	may: mayAdd,
	async run({ db, actor, now, emit, locale }, calendar, { onDate, title, ...given }) {
		const content = await givenContent(db, given, null)
		if (!content) return refuse('calendars_text_too_long', {}, 'text')
		const workoutId = newId()
		await sql`
			insert into workout (studio_id, id, calendar_id, client_id, on_date, position, title, content, created_at, added_by)
			select ${actor.studioId}::uuid, ${workoutId}::uuid, ${calendar.calendar_id}::uuid, ${calendar.client_id}::uuid,
				${onDate}::date, coalesce(max(position) + 1, 0), ${title}, ${JSON.stringify(content)}::jsonb, ${now},
				${actor.kind === 'client' ? 'client' : 'coach'}
			from workout where calendar_id = ${calendar.calendar_id}::uuid and on_date = ${onDate}::date`.execute(
			db,
		)
		const { eventId } = await emit(workoutsAdded, {
			clientId: calendar.client_id,
			subject: { type: 'workout', id: workoutId },
			after: { title, onDate },
			data: { workoutIds: [workoutId] },
		})
		const studioId = actor.studioId as string
		await keepRemoved(db, { studioId, eventId, now, placedWorkouts: [workoutId] })
		const day = formatDay(onDate, locale, 'long')
		return ok({ workoutId, clientId: calendar.client_id, onDate, eventId }, [
			{ kind: 'comes', text: m.calendars_effect_workout({ title, day }, { locale }) },
		])
	},
})
