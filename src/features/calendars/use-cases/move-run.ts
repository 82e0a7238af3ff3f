import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import { formatDayRange } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { addDays, daysBetween } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { runMoved } from '../events.ts'
import { mayMoveRun } from '../permissions.ts'
import { runWithCalendar } from '../queries/subjects.ts'
import { overlap } from '../rules/placement.ts'
import { keepRemoved } from './parts/keep-removed.ts'
import { lockCalendar, standingRuns } from './parts/standing.ts'

/**
 * 5.1: lets a run start on another day; its workouts go along, but for those that were trained, which stay where they
 * were. Refused where another run stands: nothing is ever replaced by moving.
 */
export const moveRun = useCase('calendars.move-run', {
	input: z.object({ runId: Id, startsOn: Day }),
	output: z.object({ clientId: z.string(), startsOn: z.string(), eventId: z.string() }),
	subject: (reading, { runId }) => runWithCalendar(reading, runId),
	may: mayMoveRun,
	conflicts: { program_run_no_overlap: 'conflict' },
	async run({ db, actor, now, emit, locale }, { client_id, calendar_id }, { runId, startsOn }) {
		await lockCalendar(db, calendar_id)
		const standing = await standingRuns(db, calendar_id, '1900-01-01')
		const run = standing.find((each) => each.id === runId)
		if (!run) return refuse('not_found')
		const by = daysBetween(run.from, startsOn)
		const span = { from: startsOn, to: addDays(run.to, by) }
		const blocking = standing.find(
			(each) => each.id !== runId && each.lane === run.lane && overlap(each, span),
		)
		if (blocking)
			return refuse(
				'calendars_in_the_way',
				{ title: blocking.title, range: formatDayRange(blocking.from, blocking.to, locale) },
				'startsOn',
			)
		const { rows: moving } = await sql<{ id: string }>`
			select id from workout where run_id = ${runId}::uuid and not exists (
				select from training_log log
				where log.studio_id = workout.studio_id and log.workout_id = workout.id)`.execute(db)
		const { eventId } = await emit(runMoved, {
			clientId: client_id,
			subject: { type: 'program_run', id: runId },
			before: { title: run.title, from: run.from, to: run.to },
			after: span,
			data: { runId, title: run.title, ...span },
		})
		const workouts = moving.map((row) => row.id)
		const studioId = actor.studioId as string
		await keepRemoved(db, { studioId, eventId, now, changedRuns: [runId], workouts })
		await sql`update program_run set day_one = day_one + ${by}::int,
			span = daterange(${span.from}::date, ${span.to}::date, '[]') where id = ${runId}::uuid`.execute(db)
		await sql`update workout set on_date = on_date + ${by}::int, version = version + 1
			where id = any (${workouts}::uuid[])`.execute(db)
		const range = formatDayRange(span.from, span.to, locale)
		return ok({ clientId: client_id, startsOn, eventId }, [
			{ kind: 'note', text: m.calendars_effect_run_moves({ title: run.title, range }, { locale }) },
			...(run.logged > 0
				? [
						{
							kind: 'stays' as const,
							text: m.calendars_effect_trained_stay({ logged: run.logged }, { locale }),
						},
					]
				: []),
		])
	},
})
