import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import { query } from '#platform/use-case.ts'
import { feesOf } from './subjects.ts'
import { FeeView, viewOf } from './view.ts'

/** 8.3: what a client pays regularly, as long as it goes on. One statement. */
export const myFees = query('fees.my-fees', {
	input: z.object({}),
	output: z.object({ fees: z.array(FeeView) }),
	may: clientReading,
	async run({ db, actor, now }) {
		const fees = await feesOf(db, actor.id as string)
		return { fees: fees.map((fee) => viewOf(fee, now)).filter(({ state }) => state !== 'ended') }
	},
})
