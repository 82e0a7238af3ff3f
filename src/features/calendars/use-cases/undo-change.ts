import { z } from 'zod'
import { staffOf } from '#features/accounts/permissions.ts'
import { m } from '#messages'
import { formatDayRange } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { anyOf, permission, theClientActing } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { changeUndone } from '../events.ts'
import { claimUndo, inTheWayOf, restore, touchedSince, type Undoable, undoable } from './parts/restore.ts'
import { lockCalendarsOfClient } from './parts/standing.ts'

/**
 * 4.8: puts a calendar back as it was before an event (scheduling, moving, removing), for 30 days. The placed run goes,
 * what it took returns whole with the same ids, so that logs find their workouts again. Refused where another run
 * stands in the way now, or where a workout it would put back has been changed since: nothing newer is lost.
 */
export const undoChange = useCase('calendars.undo-change', {
	input: z.object({ eventId: Id }),
	output: z.object({ clientId: z.string() }),
	subject: ({ db, now }, { eventId }) => undoable(db, eventId, now),
	may: anyOf<Undoable>(
		staffOf,
		permission('the client, on what they did', (asking, subject) =>
			subject.byClient === asking.actor.id ? theClientActing.allows(asking, subject) : false,
		),
	),
	conflicts: { program_run_no_overlap: 'conflict' },
	async run({ db, emit, locale, now }, { eventId, client_id }) {
		await lockCalendarsOfClient(db, client_id)
		const { eventId: undoing } = await emit(changeUndone, {
			clientId: client_id,
			subject: { type: 'client', id: client_id },
			data: { undone: eventId },
		})
		if (!(await claimUndo(db, eventId, undoing, now))) return refuse('calendars_undone_already')
		const [blocking] = await inTheWayOf(db, eventId)
		if (blocking) {
			const range = formatDayRange(blocking.from, blocking.to, locale)
			return refuse('calendars_in_the_way', { title: blocking.title, range })
		}
		if ((await touchedSince(db, eventId)) > 0) return refuse('calendars_changed_since')
		await restore(db, eventId)
		return ok({ clientId: client_id }, [
			{ kind: 'comes', text: m.calendars_effect_as_before({}, { locale }) },
		])
	},
})
