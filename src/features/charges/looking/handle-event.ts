import { now } from '#platform/clock.ts'
import { errand } from '#platform/errands.ts'
import { aboutOf } from '../rules/event.ts'
import { inStudio } from './in-studio.ts'
import { lookAtCard } from './look-at-card.ts'
import { lookAtCharge } from './look-at-charge.ts'
import { lookAtDispute } from './look-at-dispute.ts'
import { lookAtRefund } from './look-at-refund.ts'
import { lookAtSetup } from './look-at-setup.ts'

type Told = { type: string; object_id: string; our_id: string | null }

/** 9: whatever the event says, what it is about is looked at again; of things that are not ours nothing comes. */
async function handleEvent(studioId: string, eventId: string): Promise<void> {
	const told = await inStudio(studioId, (db) =>
		db
			.selectFrom('provider_event')
			.select(['type', 'object_id', 'our_id'])
			.where('event_id', '=', eventId)
			.where('handled_at', 'is', null)
			.executeTakeFirst(),
	)
	if (!told) return
	await look(studioId, told)
	await inStudio(studioId, (db) =>
		db.updateTable('provider_event').set({ handled_at: now() }).where('event_id', '=', eventId).execute(),
	)
}

async function look(studioId: string, told: Told): Promise<void> {
	const about = aboutOf(told.type)
	if (about === 'dispute') return lookAtDispute(studioId, told.object_id)
	if (about === 'card') return lookAtCard(studioId, told.object_id)
	if (about === 'refund') {
		const refundId = await refundIn(studioId, told)
		if (refundId) await lookAtRefund(studioId, refundId)
		return
	}
	if (about === null) return
	const setupId = about === 'session' ? await setupIn(studioId, told) : null
	if (setupId) return lookAtSetup(studioId, setupId)
	const chargeId = await chargeIn(studioId, told)
	if (chargeId) await lookAtCharge(studioId, chargeId, 'also if over')
}

/** 15: what an event says of itself counts only where it is a charge of this studio. */
const chargeIn = (studioId: string, { object_id, our_id }: Told): Promise<string | undefined> =>
	inStudio(studioId, async (db) => {
		const found = await db
			.selectFrom('charge')
			.select('id')
			.where(({ eb, or }) =>
				or([
					eb('session_id', '=', object_id),
					eb('intent_id', '=', object_id),
					...(our_id ? [eb('id', '=', our_id)] : []),
				]),
			)
			.executeTakeFirst()
		return found?.id
	})

const setupIn = (studioId: string, { object_id, our_id }: Told): Promise<string | undefined> =>
	inStudio(studioId, async (db) => {
		const found = await db
			.selectFrom('card_setup')
			.select('id')
			.where(({ eb, or }) =>
				or([eb('session_id', '=', object_id), ...(our_id ? [eb('id', '=', our_id)] : [])]),
			)
			.executeTakeFirst()
		return found?.id
	})

const refundIn = (studioId: string, { object_id, our_id }: Told): Promise<string | undefined> =>
	inStudio(studioId, async (db) => {
		const found = await db
			.selectFrom('refund')
			.select('id')
			.where(({ eb, or }) =>
				or([eb('provider_id', '=', object_id), ...(our_id ? [eb('id', '=', our_id)] : [])]),
			)
			.executeTakeFirst()
		return found?.id
	})

export const handleErrand = errand('charges.handle-event', handleEvent)
