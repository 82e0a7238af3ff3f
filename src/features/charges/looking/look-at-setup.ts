import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { must, perform } from '#platform/perform.ts'
import { providerOf } from '../queries/connection.ts'
import { setupOf } from '../queries/setups.ts'
import { nextLook } from '../rules/pace.ts'
import { settleSetup } from '../use-cases/settle-setup.ts'
import { makeCustomer } from './customer.ts'
import { inStudio, pageOfSetup } from './in-studio.ts'

/** Opens the page on which a card is added, or looks whether it was; nothing is charged by it. */
export async function lookAtSetup(studioId: string, setupId: string): Promise<void> {
	const ready = await inStudio(studioId, async (db) => {
		const setup = await setupOf(db, setupId, 'for update')
		const connected = setup && (await providerOf(db, studioId))
		if (!setup || !connected || connected.accountId !== setup.account_id) return null
		if (setup.state === 'done' || setup.state === 'cancelled') return null
		await db
			.updateTable('card_setup')
			.set({ next_look_at: nextLook(now(), setup.looks), looks: Math.min(setup.looks + 1, 1000) })
			.where('id', '=', setupId)
			.execute()
		return { setup, provider: connected.provider }
	})
	if (!ready) return
	const { setup, provider } = ready
	const who = { studioId, clientId: setup.client_id, accountId: setup.account_id }
	const customer = setup.session_id ? null : await makeCustomer(provider, who)
	const answer = setup.session_id
		? await provider.setup(setup.session_id)
		: customer?.ok
			? await provider.openSetup({
					...{ studioId, setupId, customerId: customer.value, backTo: pageOfSetup(setupId) },
				})
			: null
	if (!answer?.ok) return
	must(
		await perform(
			settleSetup,
			{ setupId, seen: answer.value },
			{ actor: touchline(studioId), via: 'system' },
		),
	)
}
