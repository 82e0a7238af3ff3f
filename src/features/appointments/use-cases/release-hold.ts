import { z } from 'zod'
import { anyClient, anyOf, guest } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { HoldToken, hashOfHold } from '../queries/holds.ts'
import { giveHoldBack } from './parts/holds.ts'

/** 7.2: somebody goes back to choose another time: the one they held is free for others at once. */
export const releaseHold = useCase('appointments.release-hold', {
	input: z.object({ hold: HoldToken.nullish() }),
	output: z.object({}),
	may: anyOf(guest, anyClient),
	async run({ db }, _, { hold }) {
		if (hold) await giveHoldBack(db, hashOfHold(hold))
		return ok({})
	},
})
