import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { must, perform } from '#platform/perform.ts'
import { providerOf } from '../queries/connection.ts'
import { settleDispute } from '../use-cases/settle-dispute.ts'
import { inStudio } from './in-studio.ts'

/** Looks how a bank's dispute stands, by the provider's own id. */
export async function lookAtDispute(studioId: string, providerId: string): Promise<void> {
	const connected = await inStudio(studioId, (db) => providerOf(db, studioId))
	if (!connected) return
	const asOf = now()
	const answer = await connected.provider.dispute(providerId)
	if (!answer.ok) {
		// Nothing says that it is one of ours: nothing follows. A silence is asked again by whoever sent us.
		if (answer.why === 'refused') return
		throw new Error(`the provider doesn't say how dispute ${providerId} stands`)
	}
	const input = { seen: answer.value, accountId: connected.accountId, asOf }
	must(await perform(settleDispute, input, { actor: touchline(studioId), via: 'system' }))
}
