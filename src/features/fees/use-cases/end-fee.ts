import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { waive } from '#features/payments/use-cases/parts/waive.ts'
import { toldEffect } from '#features/payments/use-cases/parts/words.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { type Acting, type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { feeChangedMail } from '../emails/fee-changed.ts'
import { feeEnded } from '../events.ts'
import { type Fee, feeOf, obligationOfPeriod } from '../queries/subjects.ts'
import { endOfRunning, stateOf } from '../rules/periods.ts'
import { setCourse } from './parts/course.ts'
import { endWords } from './parts/end-words.ts'

/** 6.5: a fee ends with what is running of it, or at once. What is open stays open, unless it is waived with it. */
export const endFee = useCase('fees.end-fee', {
	input: z.object({
		feeId: Id,
		when: z.enum(['period_end', 'now']).default('period_end'),
		/** Lets go of what is open of the period that runs; only where it ends at once. */
		waive: z.boolean().default(false),
		notify: z.boolean().default(true),
	}),
	output: z.object({ feeId: z.string(), endsOn: z.string() }),
	subject: ({ db }, { feeId }) => feeOf(db, feeId, 'for update'),
	may: coachOfObligation,
	async run(acting, fee, { when, waive: waives, notify }) {
		if (fee.subscriptionId) return refuse('fees_of_program')
		const today = dayOf(acting.now, fee.zone)
		const state = stateOf(fee, today)
		if (state === 'ended') return refuse('fees_over')
		if (state === 'ending' && when === 'period_end') return refuse('fees_ending')
		const endsOn = when === 'now' ? today : endOfRunning(fee, today)
		await setCourse(acting, fee, { endsOn }, { ended_by: 'staff' })
		await acting.emit(feeEnded, {
			...{ clientId: fee.client_id, subject: { type: 'fee', id: fee.id } },
			after: { title: fee.name, until: endsOn },
			data: { feeId: fee.id, notify, endsOn, byClient: false },
		})
		const waived = waives && when === 'now' ? await waiveRunning(acting, fee) : []
		const told = await toldEffect(acting, fee, feeChangedMail, notify)
		return ok({ feeId: fee.id, endsOn }, [...endWords(acting, fee, endsOn), ...waived, told])
	},
})

async function waiveRunning(acting: Acting, fee: Fee): Promise<EffectLine[]> {
	const { db } = acting
	const running = await db
		.selectFrom('fee_period')
		.select('id')
		.where('fee_id', '=', fee.id)
		.where('number', '=', fee.nextNumber - 1)
		.executeTakeFirst()
	const of = running && (await obligationOf(db, await obligationOfPeriod(db, running.id), 'for update'))
	return of && of.open > 0 ? [await waive(acting, of)] : []
}
