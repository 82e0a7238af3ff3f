import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { packageTransferred } from '../events.ts'
import { packageOf } from '../queries/subjects.ts'
import { creditsIn, enterAll } from './parts/enter.ts'

/** What is left of a package is for another coach's sessions from now on; what is booked stays as it is. */
export const transferPackage = useCase('packages.transfer-package', {
	input: z.object({ packageId: Id, coachId: Id }),
	output: z.object({ packageId: z.string() }),
	subject: ({ db }, { packageId }) => packageOf(db, packageId, 'for update'),
	may: coachOfObligation,
	async run(acting, of, { coachId }) {
		const { db, emit, locale } = acting
		if (of.state === 'refunded' || of.state === 'withdrawn') return refuse('packages_over')
		if (of.free === 0) return refuse('packages_nothing_left')
		const to = await db
			.selectFrom('staff')
			.select('name')
			.where('id', '=', coachId)
			.where('removed_at', 'is', null)
			.where('role', 'in', ['owner', 'coach'])
			.executeTakeFirst()
		if (!to) return refuse('not_found', {}, 'coachId')
		if (of.coachId === coachId) return refuse('packages_same_coach', {}, 'coachId')
		const left = await creditsIn(acting, of.id, ['free'])
		const reason = `${of.coach ?? '–'} → ${to.name}`
		await enterAll(acting, of.id, left, { kind: 'transferred', reason: reason.slice(0, 300) })
		await db
			.updateTable('package')
			.set({ coach_id: coachId, version: of.version + 1 })
			.where('id', '=', of.id)
			.execute()
		await emit(packageTransferred, {
			...{ clientId: of.client_id, subject: { type: 'package', id: of.id } },
			...{ before: { coach: of.coach }, after: { title: of.name, coach: to.name } },
			data: { packageId: of.id, coachId },
		})
		const text = m.packages_effect_transferred({ count: left.length, coach: to.name }, { locale })
		return ok({ packageId: of.id }, [{ kind: 'changes', text }])
	},
})
