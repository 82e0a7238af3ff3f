import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { giveUp } from '#features/payments/use-cases/parts/give-up.ts'
import { about } from '#features/payments/use-cases/parts/words.ts'
import { Id } from '#platform/ids.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { morningOf } from '#platform/time/morning.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { collectionFailed } from '../events.ts'
import { collectionForUpdate } from '../queries/collections.ts'
import { declineKinds } from '../rules/decline.ts'
import { afterDecline } from '../rules/next-try.ts'

/** 28–30, 34: a card was declined for what is collected: when it is asked again, or who has to act. Each attempt counts once. */
export const noteDecline = useCase('charges.note-decline', {
	input: z.object({ obligationId: Id, chargeId: Id, decline: z.enum(declineKinds) }),
	output: z.object({}),
	subject: ({ db }, { obligationId }) => collectionForUpdate(db, obligationId),
	may: touchlineItself,
	async run(acting, { collection, of }, { chargeId, decline }) {
		const { db, now, emit } = acting
		if (collection.charge_id !== chargeId) return ok({})
		const tries = collection.tries + 1
		const after = afterDecline(decline, tries)
		const today = dayOf(now, of.studio_zone)
		const againOn = after.waitsFor === 'money' && after.inDays !== null ? addDays(today, after.inDays) : null
		await db
			.updateTable('collection')
			.set({
				...{ tries, waits_for: after.waitsFor, charge_id: null },
				next_at: againOn ? morningOf(againOn, of.studio_zone) : null,
			})
			.where('obligation_id', '=', of.id)
			.execute()
		const { part, parts } = collection
		const amountMinor = Math.min(collection.amountMinor, of.open - collection.restMinor)
		if (amountMinor <= 0) return ok({})
		// 34: it was asked often enough.
		if (after.waitsFor === 'money' && againOn === null) await giveUp(acting, of.id, true)
		// 29: they hear of the first refusal, and once the card isn't asked any more; not of each one in between.
		if (tries > 1 && againOn) return ok({})
		const waiting = { waitsFor: after.waitsFor, againOn, first: tries === 1 }
		await emit(collectionFailed, {
			...about(of),
			data: { obligationId: of.id, part, parts, amountMinor, ...waiting },
		})
		return ok({})
	},
})
