import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import { formatInstant } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { type Acting, type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { appointmentSaved } from '../events.ts'
import { Notify, Wall } from '../fields.ts'
import { staffOfEach } from '../permissions.ts'
import { type AppointmentSubject, appointmentsOf } from '../queries/subjects.ts'
import { instantOf, type WallTime, wallShift } from '../rules/wall-time.ts'
import { coachConflicts, lockCoaches, takeTime } from './parts/coach-time.ts'
import { nobodyTold, notifyEffects } from './parts/effects.ts'
import { withFollowing } from './parts/following.ts'
import { keepAsItWas } from './parts/kept.ts'
import { settleAppointments } from './parts/owed.ts'

type Moved = { was: AppointmentSubject; wall: WallTime; startsAt: Date; endsAt: Date }

/**
 * 7.1, I5, I6: moves a recurring appointment from this one on, each by the same difference on the clock on the wall. All of them or
 * none: where one of the new times is taken, nothing moves.
 */
export const moveSeries = useCase('appointments.move-series', {
	input: z.object({
		appointmentId: Id,
		/** The new time of this one, in its own zone. */
		startsAt: Wall,
		notify: Notify,
	}),
	output: z.object({ appointmentIds: z.array(z.string()), eventId: z.string().nullable() }),
	subject: ({ db }, { appointmentId }) => withFollowing(db, appointmentId),
	may: staffOfEach,
	conflicts: coachConflicts,
	async run(acting, each, { appointmentId, startsAt: to, notify }) {
		const [first] = each
		if (!first || first.id !== appointmentId || first.series_id === null)
			return refuse('appointments_no_series')
		if (first.status === 'cancelled') return refuse('appointments_cancelled')
		if (first.status !== 'booked') return refuse('appointments_over')
		const appointmentIds = each.map(({ id }) => id)
		const shift = wallShift(first.wall, to)
		const moved = each.map((was) => movedBy(was, shift(was.wall)))
		if (first.wall !== to) {
			const coachIds = [...new Set(each.flatMap((was) => was.coachIds))]
			if (!(await lockCoaches(acting.db, coachIds))) return refuse('not_found')
		}
		const eventId = first.wall === to && !notify ? null : await save(acting, moved, notify)
		const takings = moved.map(({ was, startsAt, endsAt }) => ({
			...{ appointmentId: was.id, coachIds: was.coachIds, startsAt, endsAt },
		}))
		const taken = first.wall === to ? null : await takeTime(acting, takings)
		if (taken) return taken
		await settleAppointments(acting, appointmentIds)
		return ok({ appointmentIds, eventId }, await effectsOf(acting, moved, notify))
	},
})

function movedBy(was: AppointmentSubject, wall: WallTime): Moved {
	const startsAt = instantOf(wall, was.zone)
	const length = was.ends_at.getTime() - was.starts_at.getTime()
	return { was, wall, startsAt, endsAt: new Date(startsAt.getTime() + length) }
}

/** Writes the new times, and an event each; undoing the first one's undoes all of them. */
async function save(acting: Acting, moved: readonly Moved[], notify: boolean): Promise<string> {
	const along: string[] = []
	// The first one last: its event keeps what the others' are.
	for (const { was, wall, startsAt, endsAt } of moved.toReversed()) {
		const { eventId } = await acting.emit(appointmentSaved, {
			clientId: was.places.length === 1 ? (was.places[0]?.clientId ?? null) : null,
			subject: { type: 'appointment', id: was.id },
			before: { starts_at: was.starts_at },
			after: { starts_at: startsAt },
			data: { appointmentId: was.id, notify },
		})
		await keepAsItWas(acting, eventId, [was.id], was.id === moved[0]?.was.id ? along : [])
		along.push(eventId)
		if (startsAt.getTime() === was.starts_at.getTime()) continue
		await acting.db
			.updateTable('appointment')
			.set({
				...{ starts_at: startsAt, ends_at: endsAt, wall_start: sql<Date>`${wall}::timestamp` },
				...{
					revision: was.revision + 1,
					moved_at: acting.now,
					sequence: was.sequence + 1,
					version: was.version + 1,
				},
			})
			.where('id', '=', was.id)
			.execute()
	}
	return along.at(-1) ?? ''
}

const shownDates = 12

async function effectsOf(acting: Acting, moved: readonly Moved[], notify: boolean): Promise<EffectLine[]> {
	const { locale, actor, db, now } = acting
	const said = (at: Date) => formatInstant(at, { locale, timeZone: actor.timeZone })
	const lines: EffectLine[] = moved.slice(0, shownDates).map(({ was, startsAt }) => ({
		kind: 'comes',
		text: m.agenda_effect_moved({ from: said(was.starts_at), to: said(startsAt) }, { locale }),
	}))
	const more = moved.length - lines.length
	if (more > 0) lines.push({ kind: 'comes', text: m.appointments_effect_more({ count: more }, { locale }) })
	if (!notify) return [...lines, nobodyTold(locale)]
	const after = await appointmentsOf(
		db,
		moved.map(({ was }) => was.id),
	)
	const told: EffectLine[] = []
	for (const each of after) if (each.ends_at > now) told.push(...(await notifyEffects(acting, each)))
	// A person who is told of each of them stands there once.
	const once = [...new Map(told.map((line) => [line.text, line])).values()]
	const people = once.filter(({ kind, text }) => kind === 'told' || text !== nobodyTold(locale).text)
	return [...lines, ...(people.length > 0 ? people : [nobodyTold(locale)])]
}
