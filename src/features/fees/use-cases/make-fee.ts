import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { clientForUpdate } from '#features/clients/queries/client-row.ts'
import { fullName } from '#features/clients/rules/fields.ts'
import { toldEffect } from '#features/payments/use-cases/parts/words.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { feeMadeMail } from '../emails/fee-made.ts'
import { Every, FeeAmount, FeeName, Unit } from '../fields.ts'
import { beginFee } from './parts/begin-fee.ts'

/** 11.1: a coach agrees with a client on what is paid again each period, by the client or by the card they keep. */
export const makeFee = useCase('fees.make-fee', {
	input: z.object({
		clientId: Id,
		name: FeeName,
		amountMinor: FeeAmount,
		every: Every.default(1),
		unit: Unit.default('month'),
		/** Left out: today, by the studio's clock. */
		firstOn: Day.optional(),
		byCard: z.boolean().default(false),
		notify: z.boolean().default(true),
	}),
	output: z.object({ feeId: z.string() }),
	subject: ({ db }, { clientId }) => clientForUpdate(db, clientId),
	may: coachOf,
	async run(acting, client, given) {
		if (client.archived_at) return refuse('fees_archived')
		const begun = await beginFee(acting, given)
		if (!begun.ok) return begun
		const whom = { client_id: client.id, client: fullName(client.first_name, client.last_name) }
		const told = await toldEffect(acting, whom, feeMadeMail, given.notify)
		return ok(begun.value, [...begun.effects, told])
	},
})
