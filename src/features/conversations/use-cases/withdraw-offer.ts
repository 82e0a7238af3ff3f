import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { offerWithdrawn } from '../events.ts'
import { offerForUpdate } from '../queries/offers.ts'
import { touch } from './parts/write.ts'

/** 10.6: an offer that isn't accepted yet is taken back. An accepted one is a package, and is withdrawn as one. */
export const withdrawOffer = useCase('conversations.withdraw-offer', {
	input: z.object({ offerId: Id }),
	output: z.object({}),
	subject: ({ db, now }, { offerId }) => offerForUpdate(db, offerId, now),
	may: coachOf,
	async run({ db, now, emit }, offer) {
		if (offer.packageId) return refuse('conversations_offer_accepted')
		if (offer.state === 'withdrawn') return ok({})
		await db.updateTable('package_offer').set({ withdrawn_at: now }).where('id', '=', offer.id).execute()
		await touch(db, offer.studio_id, offer.client_id, offer.id)
		await emit(offerWithdrawn, {
			...{
				clientId: offer.client_id,
				subject: { type: 'offer', id: offer.id },
				after: { title: offer.name },
			},
			data: { clientId: offer.client_id, offerId: offer.id },
		})
		return ok({})
	},
})
