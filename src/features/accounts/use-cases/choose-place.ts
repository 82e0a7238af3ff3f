import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { digest } from '../ways-in/install-key.ts'
import { placesOf } from '../ways-in/places.ts'

/** 1.2: from now on this session stands in that studio, on that side. Other devices stay where they are. */
export const choosePlace = useCase('accounts.choose-place', {
	input: z.object({ studioId: Id, side: z.enum(['coach', 'client']) }),
	may: accountInPerson,
	async run({ db, actor, from }, _, { studioId, side }) {
		const accountId = actor.accountId as string
		const places = await placesOf(db, accountId)
		const place = places.find((each) => each.studioId === studioId && each.side === side)
		if (!place) return refuse('not_found')
		await db
			.updateTable('account_session')
			.set({ studioId, side })
			.where('token', '=', digest(from.session ?? ''))
			.where('userId', '=', accountId)
			.execute()
		return ok({ goes: place.landsOn })
	},
})
