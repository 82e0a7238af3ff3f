import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { privateMark } from './private-mark.ts'
import type { Ids } from './world.ts'

type Studio = { studioId: string; mark: string; staffId: string }

/** A type that everybody may book, and a group session of another one that clients may join. */
export async function appointmentStudioRows(
	db: Db,
	{ studioId: studio_id, mark, staffId }: Studio,
): Promise<Ids> {
	const [typeId, groupTypeId, groupId] = [newId(), newId(), newId()]
	const type = {
		studio_id,
		duration_minutes: 60,
		currency: 'EUR',
		self_booking: 'everyone',
		description: mark,
	}
	await db
		.insertInto('appointment_type')
		.values([
			{ ...type, id: typeId, name: `${mark} type` },
			{ ...type, id: groupTypeId, name: `${mark} group type`, capacity: 5 },
		])
		.execute()
	await db
		.insertInto('appointment_type_coach')
		.values([typeId, groupTypeId].map((type_id) => ({ studio_id, type_id, staff_id: staffId })))
		.execute()
	await insertAppointment(db, {
		studioId: studio_id,
		id: groupId,
		typeId: groupTypeId,
		staffId,
		mark,
		capacity: 5,
	})
	return { typeId, 'appointments.join-appointment.appointmentId': groupId }
}

/** A client's appointment, one of several, with a link; and one they asked for. */
export async function appointmentClientRows(
	db: Db,
	{ studioId, clientId, staffId, mark }: Studio & { clientId: string },
): Promise<Ids> {
	const [appointmentId, requestId] = [newId(), newId()]
	const common = { studioId, typeId: null, staffId, mark, capacity: 1 }
	const [seriesId, linkId] = [newId(), newId()]
	await db
		.insertInto('appointment_series')
		.values({
			...{ studio_id: studioId, id: seriesId, rule: 'FREQ=WEEKLY;COUNT=2', zone: 'Europe/Paris' },
			wall_start: sql<Date>`timestamp '2126-03-02 10:00'`,
		})
		.execute()
	await insertAppointment(db, { ...common, id: appointmentId, seriesId })
	await db
		.insertInto('appointment_link')
		.values({
			...{ studio_id: studioId, id: linkId, appointment_id: appointmentId, title: mark },
			url: 'https://example.test/plan',
		})
		.execute()
	await insertAppointment(db, { ...common, id: requestId, status: 'requested' })
	const place = {
		studio_id: studioId,
		client_id: clientId,
		capacity: 1,
		currency: 'EUR',
		booked_at: new Date(),
	}
	const placeId = newId()
	await db
		.insertInto('appointment_place')
		.values([
			{
				...place,
				id: placeId,
				appointment_id: appointmentId,
				status: 'booked',
				seat: 1,
				price_minor: 100,
			},
			{ ...place, id: newId(), appointment_id: requestId, status: 'requested' },
		])
		.execute()
	const fileId = await document(db, { studioId, staffId, mark, appointmentId })
	return {
		appointmentId,
		placeId,
		linkId,
		'appointments.fileId': fileId,
		'appointments.approve-request.appointmentId': requestId,
		'appointments.decline-request.appointmentId': requestId,
	}
}

async function document(db: Db, about: Studio & { appointmentId: string }): Promise<string> {
	const { studioId, staffId, mark, appointmentId } = about
	const fileId = newId()
	const file = { name: `${mark}.pdf`, content_type: 'application/pdf', bytes: 1, storage_key: fileId }
	await db
		.insertInto('stored_file')
		.values({
			...{ studio_id: studioId, id: fileId, appointment_id: appointmentId, ...file, uploaded_by: staffId },
			...{ visible_to_client: true, ready_at: new Date() },
		})
		.execute()
	return fileId
}

type Row = {
	studioId: string
	id: string
	typeId: string | null
	seriesId?: string
	staffId: string
	mark: string
	capacity: number
	status?: string
}

async function insertAppointment(db: Db, row: Row): Promise<void> {
	await db
		.insertInto('appointment')
		.values({
			...{ studio_id: row.studioId, id: row.id, type_id: row.typeId, coach_id: row.staffId, title: row.mark },
			...{ starts_at: '2126-03-02T09:00:00Z', ends_at: '2126-03-02T10:00:00Z', zone: 'Europe/Paris' },
			wall_start: sql<Date>`timestamp '2126-03-02 10:00'`,
			series_id: row.seriesId ?? null,
			...{
				place: row.mark,
				capacity: row.capacity,
				currency: 'EUR',
				private_notes: `${row.mark} ${privateMark}`,
			},
			...{ status: row.status ?? 'booked', created_by: 'coach' },
		})
		.execute()
}
