import { z } from 'zod'
import { payerActing } from '#features/charges/permissions.ts'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { anyOf } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { type PackageRow, packageOf } from '../queries/subjects.ts'
import { withdraw } from './parts/withdraw.ts'

/** 10.2: a package that nobody used and nobody paid is taken back, by whoever bought it or by the studio: nothing is owed for it. */
export const withdrawPackage = useCase('packages.withdraw-package', {
	input: z.object({ packageId: Id }),
	output: z.object({ packageId: z.string() }),
	subject: ({ db }, { packageId }) => packageOf(db, packageId, 'for update'),
	may: anyOf<PackageRow>(coachOfObligation, payerActing),
	async run(acting, of) {
		const { db, actor, locale } = acting
		if (of.state === 'refunded' || of.state === 'withdrawn') return refuse('packages_over')
		const owed = of.obligationId ? await obligationOf(db, of.obligationId, 'for update') : undefined
		const byClient = actor.kind === 'client'
		if (of.used + of.forfeited + of.reserved > 0) return refuse('packages_in_use')
		if (owed && owed.paid > owed.refunded) return refuse('packages_paid')
		// What the studio gave, or wrote off, isn't the client's to give back.
		if (byClient && of.openMinor === 0) return refuse('packages_paid')
		await withdraw(acting, of, owed)
		return ok({ packageId: of.id }, [
			{ kind: 'goes', text: m.packages_effect_withdrawn({ title: of.name }, { locale }) },
		])
	},
})
