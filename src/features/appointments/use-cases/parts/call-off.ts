import { m } from '#messages'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import { appointmentCancelled } from '../../events.ts'
import type { AppointmentSubject } from '../../queries/subjects.ts'
import { freeTime } from './coach-time.ts'
import { nobodyTold } from './effects.ts'
import { keepAsItWas } from './kept.ts'
import { settleAppointments } from './owed.ts'

const standing = ['requested', 'booked', 'waiting'] as const
const stands = ({ status }: { status: string }) => standing.some((each) => each === status)

/**
 * 7.5: staff call an appointment off for everyone who has a place, and the coach's time is free. Returns the event, under which
 * everything is kept as it was.
 * @param along events of the same act that are undone with this one
 */
export async function callOff(
	acting: Acting,
	was: AppointmentSubject,
	reason: string,
	along: readonly string[] = [],
): Promise<string> {
	const { db, now, emit } = acting
	const { eventId } = await emit(appointmentCancelled, {
		clientId: was.places.length === 1 ? (was.places[0]?.clientId ?? null) : null,
		subject: { type: 'appointment', id: was.id },
		before: { status: was.status },
		after: { status: 'cancelled', reason },
		data: {
			appointmentId: was.id,
			by: 'coach',
			placeIds: was.places.filter(stands).map(({ id }) => id),
		},
	})
	await keepAsItWas(acting, eventId, [was.id], along)
	const how = { status: 'cancelled', cancelled_at: now, cancelled_by: 'coach', cancel_reason: reason }
	await db
		.updateTable('appointment')
		.set({ ...how, sequence: was.sequence + 1, version: was.version + 1 })
		.where('id', '=', was.id)
		.execute()
	await db
		.updateTable('appointment_place')
		.set({ ...how, seat: null, waiting_since: null })
		.where('appointment_id', '=', was.id)
		.where('status', 'in', standing)
		.execute()
	// 45: it costs nobody anything any more, whoever had cancelled too late neither.
	await db
		.updateTable('appointment_place')
		.set({ forfeits: false })
		.where('appointment_id', '=', was.id)
		.where('forfeits', '=', true)
		.execute()
	await freeTime(db, [was.id])
	await settleAppointments(acting, [was.id])
	return eventId
}

/** What calling off does, in a sentence each: what goes, who is told by itself (upcoming ones only). */
export function calledOffEffects({ now, locale }: Acting, each: readonly AppointmentSubject[]): EffectLine[] {
	const title = each[0]?.title ?? ''
	const goes: EffectLine = {
		kind: 'goes',
		text:
			each.length === 1
				? m.appointments_effect_cancelled({ title }, { locale })
				: m.agenda_effect_series_cancelled({ title, count: each.length }, { locale }),
	}
	const told = each
		.filter(({ starts_at }) => starts_at > now)
		.flatMap(({ places }) => places.filter(stands).map(({ clientName }) => clientName))
	if (told.length === 0) return [goes, nobodyTold(locale)]
	const names = [...new Set(told)]
	return [
		goes,
		...names.map(
			(name): EffectLine => ({
				kind: 'told',
				text: m.appointments_effect_told_cancelled({ name }, { locale }),
			}),
		),
	]
}
