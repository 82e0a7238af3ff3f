import type { Acting } from '#platform/use-case.ts'
import { creditMoved } from '../../events.ts'
import { type PackageRow, packageOf } from '../../queries/subjects.ts'
import { enter } from './enter.ts'

type Returning = {
	placeId: string
	appointmentId: string
	clientId: string
	title: string
	forAt: Date
	reason: string
}

/** 10.2: a coach gives back the credit of a place, whatever became of it. Call it with the appointment locked; undefined: it has none. */
export async function giveCreditBack(acting: Acting, back: Returning): Promise<PackageRow | undefined> {
	const { placeId, appointmentId, clientId, title, forAt, reason } = back
	const found = await acting.db
		.selectFrom('credit')
		.select(['id', 'package_id'])
		.where('place_id', '=', placeId)
		.executeTakeFirst()
	if (!found) return undefined
	const of = await packageOf(acting.db, found.package_id, 'for update')
	const { id: creditId, package_id: packageId } = found
	const session = { placeId, appointmentId, title, forAt }
	await enter(acting, [{ packageId, creditId, kind: 'returned', session, reason }])
	await acting.emit(creditMoved, {
		...{ clientId, subject: { type: 'package', id: packageId } },
		after: { credit: 'returned', title, ...(reason ? { reason } : {}) },
		data: { packageId, creditId, step: 'returned' },
	})
	return of
}
