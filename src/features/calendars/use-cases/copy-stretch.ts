import { sql } from 'kysely'
import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { Id, newId } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { daysBetween } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutsAdded } from '../events.ts'
import { calendarOf } from '../queries/subjects.ts'
import { keepRemoved } from './parts/keep-removed.ts'
import { workoutsBetween } from './parts/stretch.ts'

/**
 * 5.1: copies what stands on a calendar between two days to another one, of another client too: `from` lands on `onDate`. The
 * copies are workouts of their own, behind what stands there; neither calendar knows of the other afterwards (I23).
 */
export const copyStretch = useCase('calendars.copy-stretch', {
	input: z.object({ calendarId: Id, from: Day, to: Day, toCalendarId: Id, onDate: Day }),
	output: z.object({
		...{ clientId: z.string(), calendarId: z.string() },
		...{ onDate: z.string(), workouts: z.number(), eventId: z.string() },
	}),
	subject: (reading, { calendarId }) => calendarOf(reading, { calendarId }),
	may: coachOf,
	async run(acting, _, { calendarId, from, to, toCalendarId, onDate }) {
		const { db, actor, now, emit, locale } = acting
		const target = await calendarOf(acting, { calendarId: toCalendarId })
		if (!target || !(await coachOf.allows(acting, target))) return refuse('not_found')
		const stretch = await workoutsBetween(db, calendarId, from, to)
		const [first] = stretch
		if (!first) return refuse('calendars_stretch_empty', {}, 'from')
		if (stretch.length > 500) return refuse('calendars_stretch_long', {}, 'to')
		const ids = stretch.map(() => newId())
		const by = daysBetween(from, onDate)
		await sql`
			insert into workout (studio_id, id, calendar_id, client_id, on_date, position, title, content, created_at, added_by)
			select source.studio_id, copy.id, ${target.calendar_id}::uuid, ${target.client_id}::uuid,
				source.on_date + ${by}::int,
				copy.at::int + (select coalesce(max(there.position) + 1, 0) from workout there
					where there.calendar_id = ${target.calendar_id}::uuid and there.on_date = source.on_date + ${by}::int),
				source.title, source.content, ${now}, 'coach'
			from unnest(${stretch.map(({ id }) => id)}::uuid[], ${ids}::uuid[]) with ordinality as copy (source_id, id, at)
			join workout source on source.id = copy.source_id`.execute(db)
		const { eventId } = await emit(workoutsAdded, {
			clientId: target.client_id,
			subject: { type: 'workout', id: ids[0] as string },
			after: { title: first.title, onDate, workouts: ids.length },
			data: { workoutIds: ids },
		})
		await keepRemoved(db, { studioId: actor.studioId as string, eventId, now, placedWorkouts: ids })
		const day = formatDay(onDate, locale, 'long')
		const { client_id: clientId, clientName: name } = target
		return ok({ clientId, calendarId: toCalendarId, onDate, workouts: ids.length, eventId }, [
			{ kind: 'comes', text: m.calendars_effect_stretch({ name, count: ids.length, day }, { locale }) },
			{ kind: 'note', text: m.calendars_effect_nobody_told({}, { locale }) },
		])
	},
})
