import { z } from 'zod'
import { packageSettings } from '#features/packages/queries/settings.ts'
import { sell } from '#features/packages/use-cases/parts/sell.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { theClientActing } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { offerAccepted } from '../events.ts'
import { offerForUpdate, offerUnit } from '../queries/offers.ts'
import { touch } from './parts/write.ts'

/**
 * 10.6: the client takes what they were offered, at the price they were offered it (I14): from now on it is a package of theirs, owed
 * like any other. Accepting again finds the same one.
 */
export const acceptOffer = useCase('conversations.accept-offer', {
	input: z.object({ offerId: Id }),
	output: z.object({ packageId: z.string(), obligationId: z.string().nullable() }),
	subject: ({ db, now }, { offerId }) => offerForUpdate(db, offerId, now),
	may: theClientActing,
	async run(acting, offer) {
		const { db, now, emit, locale } = acting
		const { id, client_id: clientId, packageId: before } = offer
		if (before && offer.state !== 'withdrawn') {
			const owed = await db
				.selectFrom('obligation')
				.select('id')
				.where('kind', '=', 'package')
				.where('payable_id', '=', before)
				.executeTakeFirst()
			return ok({ packageId: before, obligationId: owed?.id ?? null })
		}
		const { currency } = await packageSettings(db)
		if (offer.state !== 'offered' || currency !== offer.currency) return refuse('conversations_offer_over')
		const { name, sessions, priceMinor, validMonths, offersRenewal } = offer
		const terms = { name, sessions, priceMinor, taxBp: null, typeIds: [], coachId: null, weeklyCap: null }
		const { packageId, obligationId, effects } = await sell(acting, {
			...{ clientId, templateId: null, notify: true },
			terms: { ...terms, validFor: validMonths, validUnit: offerUnit, noRenewal: !offersRenewal },
		})
		await db
			.updateTable('package_offer')
			.set({ accepted_at: now, package_id: packageId })
			.where('id', '=', id)
			.execute()
		await touch(db, offer.studio_id, clientId, id)
		await emit(offerAccepted, {
			...{ clientId, subject: { type: 'offer', id }, after: { title: name } },
			data: { clientId, offerId: id, packageId },
		})
		const told = m.packages_effect_both_told({}, { locale })
		return ok({ packageId, obligationId }, [...effects, { kind: 'told', text: told }])
	},
})
