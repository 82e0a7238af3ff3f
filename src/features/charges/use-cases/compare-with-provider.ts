import { z } from 'zod'
import { owner } from '#platform/permission.ts'
import { addMonths, monthOf } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { Month } from '../fields.ts'
import { type Reconciled, reconcile } from '../looking/reconcile.ts'

const Row = z.object({
	verdict: z.enum(['same', 'only_here', 'only_there', 'differs']),
	intentId: z.string(),
	client: z.string(),
	title: z.string(),
	hereMinor: z.number().nullable(),
	thereMinor: z.number().nullable(),
	currency: z.string(),
	at: z.date(),
})

/** Midnight in UTC: the provider counts by its own clock, and a span is only what is looked at together. */
const instant = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** 7: the ledger beside the provider for one month, asked now. Changes nothing. */
export const compareWithProvider = useCase('charges.compare-with-provider', {
	/** Any day of the month. */
	input: z.object({ month: Month }),
	output: z.object({ month: z.string(), rows: z.array(Row) }),
	may: owner,
	limits: (_, { actor }) => [{ bucket: `charges:compare:${actor.studioId}`, most: 30, seconds: 600 }],
	before: async ({ month }, { actor }): Promise<Reconciled> => {
		const mayAsk = (actor.kind === 'staff' || actor.kind === 'key') && actor.role === 'owner'
		if (!mayAsk) return { failed: 'off' }
		const first = monthOf(month)
		return reconcile(actor.studioId, instant(first), instant(addMonths(first, 1)))
	},
	run: async (_acting, _, { month }, done: Reconciled) =>
		'failed' in done
			? refuse(done.failed === 'off' ? 'charges_off' : 'charges_unreachable')
			: ok({ month: monthOf(month), rows: done.rows }),
})
