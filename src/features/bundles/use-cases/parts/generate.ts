import { sql } from 'kysely'
import { appointmentCreated } from '#features/appointments/events.ts'
import { wallTimeOf } from '#features/appointments/rules/wall-time.ts'
import { givePlaces } from '#features/appointments/use-cases/parts/places.ts'
import { insertAppointments } from '#features/appointments/use-cases/parts/rows.ts'
import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'
import { bundleConfirmed } from '../../events.ts'
import type { BundleSessionRow, BundleSubject } from '../../queries/subjects.ts'

export type Dated = Omit<BundleSessionRow, 'startsAt' | 'endsAt'> & {
	id: string
	startsAt: Date
	endsAt: Date
	wall: string
}

/** The sessions of a bundle on their dates, each with the id its appointment will have. */
export const dated = (bundle: BundleSubject, starts: readonly { at: Date; wall?: string }[]): Dated[] =>
	bundle.sessions.map((session, at) => {
		const { at: startsAt, wall } = starts[at] as { at: Date; wall?: string }
		const endsAt = new Date(startsAt.getTime() + session.minutes * 60_000)
		return { ...session, id: newId(), startsAt, endsAt, wall: wall ?? wallTimeOf(startsAt, bundle.zone) }
	})

/** The time each of them takes of the coach who leads it. */
export const takingsOf = (bundle: BundleSubject, sessions: readonly Dated[]) =>
	sessions.map(({ id: appointmentId, startsAt, endsAt }) => ({
		...{ appointmentId, coachIds: [bundle.coach_id], startsAt, endsAt },
	}))

type Generating = { by: 'client' | 'coach'; notify: boolean }

/** 7.1, I14: writes the appointments of all sessions, each at its frozen price. The coach's time is taken by whoever calls. */
export async function insertSessionsOf(
	acting: Acting,
	bundle: BundleSubject,
	sessions: readonly Dated[],
	by: 'client' | 'coach',
): Promise<void> {
	const { currency, zone, coach_id } = bundle
	await insertAppointments(
		acting,
		sessions.map((session) => ({
			...{
				id: session.id,
				typeId: session.typeId,
				seriesId: null,
				coachIds: [coach_id],
				title: session.title,
			},
			...{ wall: session.wall, zone, startsAt: session.startsAt, endsAt: session.endsAt },
			...{ place: session.place, link: session.link, capacity: 1, priceMinor: session.priceMinor, currency },
			...{ privateNotes: '', status: 'booked' as const, createdBy: by },
		})),
	)
	await givePlaces(
		acting,
		sessions.map(({ id: appointmentId, priceMinor }) => ({
			...{ appointmentId, clientId: bundle.client_id, status: 'booked' as const, seat: 1, capacity: 1 },
			// What the offer prices is paid as it was offered (I14); the rest may be of a package.
			...{ priceMinor, currency, byPackage: priceMinor === 0 },
		})),
	)
}

/** I38: the bundle knows its sessions and is confirmed, once; each is an ordinary appointment from now on. Returns the event. */
export async function confirmWith(
	acting: Acting,
	bundle: BundleSubject,
	sessions: readonly Dated[],
	{ by, notify }: Generating,
): Promise<string> {
	const { db, emit, now } = acting
	const { eventId } = await emit(bundleConfirmed, {
		clientId: bundle.client_id,
		subject: { type: 'bundle', id: bundle.id },
		before: { status: bundle.status },
		after: { status: 'confirmed', name: bundle.name, sessions: sessions.length },
		data: { bundleId: bundle.id, clientId: bundle.client_id, by, notify },
	})
	for (const { id, title, startsAt } of sessions)
		await emit(appointmentCreated, {
			clientId: bundle.client_id,
			subject: { type: 'appointment', id },
			after: { title, startsAt: startsAt.toISOString(), clients: [bundle.clientName] },
			// One message for all of them (`bundles.tell-of-confirmation`), none for each.
			data: { appointmentId: id, startsAt: startsAt.toISOString(), notify: false, toldWith: eventId },
		})
	await linkSessions(acting, bundle, sessions)
	await db
		.updateTable('bundle')
		.set({ status: 'confirmed', answered_at: now, confirmed_by: by, confirmed_event: eventId })
		.set((is) => ({ version: is('version', '+', 1) }))
		.where('id', '=', bundle.id)
		.where('status', '=', 'offered')
		.execute()
	await keepForUndo(acting, bundle, eventId)
	return eventId
}

async function linkSessions(
	{ db }: Acting,
	bundle: BundleSubject,
	sessions: readonly Dated[],
): Promise<void> {
	const rows = JSON.stringify(sessions.map(({ n, id }) => ({ n, id })))
	await sql`
		update bundle_session s set appointment_id = r.id
		from jsonb_to_recordset(${rows}::jsonb) as r (n integer, id uuid)
		where s.bundle_id = ${bundle.id}::uuid and s.n = r.n`.execute(db)
}

const keepDays = 30

/** For so long it can be undone: nothing was taken away, so nothing but the bundle's id is kept. */
async function keepForUndo({ db, now }: Acting, bundle: BundleSubject, eventId: string): Promise<void> {
	await db
		.insertInto('removed')
		.values({
			...{ studio_id: bundle.studio_id, event_id: eventId, what: JSON.stringify({ bundle: bundle.id }) },
			expires_at: new Date(now.getTime() + keepDays * 86_400_000),
		})
		.execute()
}
