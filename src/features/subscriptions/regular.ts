import { touchline } from '#platform/actor.ts'
import { allStudios } from '#platform/database/studios.ts'
import { transaction } from '#platform/database/transaction.ts'
import { appPool, must, perform } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'
import { awaiting } from './queries/awaiting.ts'
import { askPayment } from './use-cases/ask-payment.ts'
import { beginPaid } from './use-cases/begin-paid.ts'

const atOnce = 500

/** I18: whoever has paid is let in, also where nobody said that the money came. */
export const letInPaid: Regular = {
	name: 'subscriptions.let-in-paid',
	cron: '*/5 * * * *',
	async run() {
		const failures: unknown[] = []
		for (const studioId of await allStudios(appPool()))
			for (const subscriptionId of await waiting(studioId))
				await lookAt(studioId, subscriptionId).catch((error) => failures.push(error))
		if (failures.length > 0) throw new AggregateError(failures, 'some subscriptions could not be looked at')
	},
}

async function lookAt(studioId: string, subscriptionId: string): Promise<void> {
	const as = { actor: touchline(studioId) }
	must(await perform(askPayment, { subscriptionId }, as))
	must(await perform(beginPaid, { subscriptionId }, as))
}

const waiting = (studioId: string): Promise<string[]> =>
	transaction(appPool(), studioId, 'read only', async (db) => ({
		commit: false,
		value: await awaiting(db, atOnce),
	}))
