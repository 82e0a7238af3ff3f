import type { Db } from '#platform/database/transaction.ts'
import { type AppointmentTypeRow, usableType } from './basics.ts'
import { type AppointmentSubject, appointmentForUpdate } from './subjects.ts'

/** A group session, locked, that clients or whoever comes by may join; nothing for any other (1.4). */
export async function groupToJoin(
	db: Db,
	appointmentId: string,
	openTo: 'clients' | 'everyone',
): Promise<{ was: AppointmentSubject; type: AppointmentTypeRow } | undefined> {
	const was = await appointmentForUpdate(db, appointmentId)
	const type = was?.type_id && was.capacity > 1 ? await usableType(db, was.type_id) : undefined
	if (!was || !type) return undefined
	const open = openTo === 'everyone' ? type.self_booking === 'everyone' : type.self_booking !== 'nobody'
	return open ? { was, type } : undefined
}
