import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { refundOf } from '../rules/shares.ts'
import { HistoryLine, historyOf } from './history.ts'
import { packageOf } from './subjects.ts'
import { PackageView, viewOf } from './view.ts'

/** A package in the back office: what is left of it, how that came to be, and what ending it would give back. */
export const packageInFull = query('packages.package', {
	input: z.object({ packageId: Id }),
	output: PackageView.extend({
		clientId: z.string().nullable(),
		client: z.string(),
		coachId: z.string().nullable(),
		paidMinor: z.number(),
		/** 46: what would be paid back, and what would no longer be owed, if it ended now. */
		backMinor: z.number(),
		forgoneMinor: z.number(),
		history: z.array(HistoryLine),
		coaches: z.array(z.object({ id: z.string(), name: z.string() })),
		today: z.string(),
		zone: z.string(),
		version: z.number(),
	}),
	subject: ({ db }, { packageId }) => packageOf(db, packageId),
	may: coachOfObligation,
	async run({ db, now }, of) {
		const { client_id: clientId, client, coachId, version, paidMinor, zone } = of
		const coaches = await db
			.selectFrom('staff')
			.select(['id', 'name'])
			.where('removed_at', 'is', null)
			.where('role', 'in', ['owner', 'coach'])
			.orderBy('name')
			.execute()
		return {
			...{ ...viewOf(of), clientId, client, coachId, version, paidMinor, coaches, zone },
			...refundOf(of),
			history: await historyOf(db, of.id),
			today: dayOf(now, of.zone),
		}
	},
})
export type PackagePage = z.output<NonNullable<typeof packageInFull.output>>
