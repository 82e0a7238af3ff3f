import { z } from 'zod'
import { m } from '#messages'
import { formatDayRange } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { runRemoved } from '../events.ts'
import { mayMoveRun } from '../permissions.ts'
import { runWithCalendar } from '../queries/subjects.ts'
import { keepRemoved } from './parts/keep-removed.ts'
import { lockCalendar, standingRuns } from './parts/standing.ts'

/** 5.1: takes a whole run off a calendar. Logs stay in history (4.7); can be undone for 30 days. */
export const removeRun = useCase('calendars.remove-run', {
	input: z.object({ runId: Id }),
	output: z.object({ clientId: z.string(), eventId: z.string() }),
	subject: (reading, { runId }) => runWithCalendar(reading, runId),
	may: mayMoveRun,
	async run({ db, actor, now, emit, locale }, { client_id, calendar_id }, { runId }) {
		await lockCalendar(db, calendar_id)
		const run = (await standingRuns(db, calendar_id, '1900-01-01')).find((each) => each.id === runId)
		if (!run) return refuse('not_found')
		const { title, from, to, workouts, logged } = run
		const { eventId } = await emit(runRemoved, {
			clientId: client_id,
			subject: { type: 'program_run', id: runId },
			before: { title, from, to },
			data: { runId, title },
		})
		await keepRemoved(db, { studioId: actor.studioId as string, eventId, now, runs: [runId] })
		await db.deleteFrom('program_run').where('id', '=', runId).execute()
		const say = { locale }
		const range = formatDayRange(from, to, locale)
		return ok({ clientId: client_id, eventId }, [
			{ kind: 'goes', text: m.calendars_effect_goes({ title, range, workouts }, say) },
			...(logged > 0
				? [{ kind: 'stays' as const, text: m.calendars_effect_logged_stay({ logged }, say) }]
				: []),
			{ kind: 'note', text: m.calendars_effect_undo({}, say) },
		])
	},
})
