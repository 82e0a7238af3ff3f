import { sql } from 'kysely'
import { z } from 'zod'
import { paymentOf } from '#features/payments/queries/state.ts'
import { Id } from '#platform/ids.ts'
import { decimalsOf, writeAmount } from '#platform/money/currency.ts'
import { type Acting, ok, type Refused, refuse, useCase } from '#platform/use-case.ts'
import { appointmentSaved } from '../events.ts'
import { Minutes, Notify, Place, Price, Title, Url, Wall, Zone } from '../fields.ts'
import { coachOfAppointment, mayPlanFor, staffOfAppointment } from '../permissions.ts'
import { type AppointmentSubject, appointmentForUpdate, appointmentOf } from '../queries/subjects.ts'
import { payableKind } from '../rules/payable.ts'
import { instantOf } from '../rules/wall-time.ts'
import { coachConflicts, lockCoaches, takeTime } from './parts/coach-time.ts'
import { nobodyTold, notifyEffects } from './parts/effects.ts'
import { keepAsItWas } from './parts/kept.ts'
import { settleAppointments } from './parts/owed.ts'

const input = z.object({
	appointmentId: Id,
	/** The version that was read: another one in between refuses the change. Missing: whatever is there. */
	version: z.number().int().optional(),
	title: Title.optional(),
	startsAt: Wall.optional(),
	zone: Zone.optional(),
	minutes: Minutes.optional(),
	coachId: Id.optional(),
	place: Place.optional(),
	link: Url.nullish(),
	capacity: z.number().int().min(1).max(500).optional(),
	priceMinor: Price.optional(),
	privateNotes: z.string().trim().max(20_000).optional(),
	notify: Notify,
})
type Given = z.output<typeof input>

/**
 * 7.2, 7.4, I1, I5: saves what was changed of an appointment: only what is given. "Save" tells nobody; "Save and notify" tells each
 * client what fits since they were last told. A new time is taken before the old one is free.
 */
export const editAppointment = useCase('appointments.edit-appointment', {
	input,
	output: z.object({ appointmentId: z.string(), version: z.number(), eventId: z.string().nullable() }),
	subject: ({ db }, { appointmentId }) => appointmentForUpdate(db, appointmentId),
	may: staffOfAppointment,
	conflicts: { ...coachConflicts, appointment_place_fits: 'appointments_seats_taken' },
	async run(acting, was, given) {
		const { db, emit, now } = acting
		if (given.version !== undefined && given.version !== was.version) return refuse('stale')
		// 1.3: an assistant schedules; notes and money are the coaches'.
		const closed = given.privateNotes !== undefined || given.priceMinor !== undefined
		if (closed && !(await coachOfAppointment.allows(acting, was))) return refuse('not_found')
		const next = changed(was, given)
		const before = differences(was, next)
		const untouched = Object.keys(before).length === 0
		if (untouched && !given.notify) return ok({ appointmentId: was.id, version: was.version, eventId: null })
		if (was.status === 'cancelled') return refuse('appointments_cancelled')
		const { eventId } = await emit(appointmentSaved, {
			clientId: was.places.length === 1 ? (was.places[0]?.clientId ?? null) : null,
			subject: { type: 'appointment', id: was.id },
			before: await inWords(acting, was, before),
			after: await inWords(acting, was, differences(next, was)),
			data: { appointmentId: was.id, notify: given.notify },
		})
		if (!untouched) {
			await keepAsItWas(acting, eventId, [was.id])
			await write(acting, was, next)
			const refused = await retime(acting, was, next)
			if (refused) return refused
			await settleAppointments(acting, [was.id])
		}
		const after = untouched ? was : ((await appointmentOf(db, was.id)) as AppointmentSubject)
		const upcoming = after.ends_at > now && after.status === 'booked'
		const effects =
			given.notify && upcoming ? await notifyEffects(acting, after) : [nobodyTold(acting.locale)]
		return ok({ appointmentId: was.id, version: after.version, eventId }, effects)
	},
})

/** What an edit can change. */
type Editable = Pick<
	AppointmentSubject,
	| 'title'
	| 'starts_at'
	| 'ends_at'
	| 'zone'
	| 'wall'
	| 'coach_id'
	| 'place'
	| 'link'
	| 'capacity'
	| 'price_minor'
	| 'private_notes'
>

function changed(was: AppointmentSubject, given: Given): Editable {
	const zone = given.zone ?? was.zone
	const length = given.minutes ? given.minutes * 60_000 : was.ends_at.getTime() - was.starts_at.getTime()
	const wall = given.startsAt ?? was.wall
	const retimed = wall !== was.wall || zone !== was.zone
	const starts_at = retimed ? instantOf(wall, zone) : was.starts_at
	return {
		title: given.title ?? was.title,
		starts_at,
		ends_at: new Date(starts_at.getTime() + length),
		zone,
		wall,
		coach_id: given.coachId ?? was.coach_id,
		place: given.place ?? was.place,
		link: given.link === undefined ? was.link : given.link,
		capacity: given.capacity ?? was.capacity,
		price_minor: given.priceMinor ?? was.price_minor,
		private_notes: given.privateNotes ?? was.private_notes,
	}
}

/** What of `one` isn't so in `other`. */
function differences(one: Editable, other: Editable): Partial<Editable> {
	const keys = [
		'title',
		'starts_at',
		'ends_at',
		'zone',
		'coach_id',
		'place',
		'link',
		'capacity',
		'price_minor',
		'private_notes',
	] as const
	const value = (of: Editable, key: (typeof keys)[number]) => {
		const found = of[key]
		return found instanceof Date ? found.getTime() : found
	}
	return Object.fromEntries(
		keys.filter((key) => value(one, key) !== value(other, key)).map((key) => [key, one[key]]),
	)
}

/** 1.6: the trail is read by the client too: what is private is named there, not shown; money and coaches as people say them. */
async function inWords(
	{ db }: Acting,
	{ currency }: AppointmentSubject,
	{ private_notes, price_minor, coach_id, ...rest }: Partial<Editable>,
): Promise<Record<string, unknown>> {
	const coach =
		coach_id && (await db.selectFrom('staff').select('name').where('id', '=', coach_id).executeTakeFirst())
	return {
		...rest,
		...(coach ? { coach: coach.name } : {}),
		...(price_minor === undefined
			? {}
			: { price: `${writeAmount(price_minor, decimalsOf(currency))} ${currency}` }),
		...(private_notes === undefined ? {} : { private_notes: '…' }),
	}
}

async function write({ db, now }: Acting, was: AppointmentSubject, next: Editable): Promise<void> {
	const moved = next.starts_at.getTime() !== was.starts_at.getTime()
	const { starts_at, ends_at, wall, ...rest } = next
	await db
		.updateTable('appointment')
		.set({
			...rest,
			starts_at,
			ends_at,
			wall_start: sql<Date>`${wall}::timestamp`,
			...(moved ? { revision: was.revision + 1, moved_at: now } : {}),
			sequence: was.sequence + 1,
			version: was.version + 1,
		})
		.where('id', '=', was.id)
		.execute()
	if (next.price_minor === was.price_minor) return
	// A new price is for those who haven't settled anything yet.
	await sql`
		update appointment_place p set price_minor = ${next.price_minor}, payment = 'none'
		where p.appointment_id = ${was.id}::uuid
			and ${paymentOf(payableKind, 'p')} in ('none', 'pending')`.execute(db)
}

/** I1, I5: takes the new time or coach, if there is one, under the locks of both coaches. */
async function retime(acting: Acting, was: AppointmentSubject, next: Editable): Promise<Refused | null> {
	const same =
		next.starts_at.getTime() === was.starts_at.getTime() &&
		next.ends_at.getTime() === was.ends_at.getTime() &&
		next.coach_id === was.coach_id
	if (same || was.status !== 'booked') return null
	const coachIds = [...new Set([next.coach_id, ...was.coachIds.filter((id) => id !== was.coach_id)])]
	const planned = await mayPlanFor.allows(acting, {
		coachIds: [next.coach_id].filter((id) => !was.coachIds.includes(id)),
	})
	if (!planned) return refuse('not_found', {}, 'coachId')
	if (!(await lockCoaches(acting.db, coachIds))) return refuse('not_found', {}, 'coachId')
	return takeTime(acting, [
		{ appointmentId: was.id, coachIds, startsAt: next.starts_at, endsAt: next.ends_at },
	])
}
