import type { Db } from '#platform/database/transaction.ts'
import type { AppointmentTypeRow } from './basics.ts'
import { type BookableRow, bookableRows } from './bookable.ts'

/** Whether whoever comes by may book it: open to everyone, and no group session, which is joined. */
export const isOpenToAll = ({
	self_booking,
	capacity,
}: Pick<AppointmentTypeRow, 'self_booking' | 'capacity'>): boolean =>
	self_booking === 'everyone' && capacity === 1

/** One type that everyone may book; nothing for any other, closed and archived ones included (1.4). */
export async function openType(
	db: Db,
	typeId: string,
): Promise<(BookableRow & { studio_zone: string }) | undefined> {
	const [type] = await bookableRows(db, { typeId })
	return type && isOpenToAll(type) ? { ...type, studio_zone: type.studioZone } : undefined
}
