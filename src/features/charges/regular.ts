import { sql } from 'kysely'
import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { allStudios } from '#platform/database/studios.ts'
import { appPool, must, perform } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'
import { inStudio } from './looking/in-studio.ts'
import { forgetCard, forgetLeftBehind } from './looking/look-at-card.ts'
import { lookAtCharge } from './looking/look-at-charge.ts'
import { lookAtDispute } from './looking/look-at-dispute.ts'
import { lookAtRefund } from './looking/look-at-refund.ts'
import { lookAtSetup } from './looking/look-at-setup.ts'
import { connectionOf, providerOf } from './queries/connection.ts'
import { collect } from './use-cases/collect.ts'
import { noteAccount } from './use-cases/note-account.ts'

/** Other regular work waits meanwhile: what isn't reached is due on the next round. */
const roundMs = 45_000
const atOnce = 50
const looks = {
	...{ charge: lookAtCharge, refund: lookAtRefund, card_setup: lookAtSetup },
	...{ card: forgetCard, card_left_behind: forgetLeftBehind },
}

/**
 * 6, 15: looks again at everything that is due: what the provider hasn't answered, what nobody came back from. All of it works
 * without its events. Looking moves the next look on by itself; two workers who look at the same time do no harm.
 */
export const lookAround: Regular = {
	name: 'charges.look-around',
	cron: '* * * * *',
	async run() {
		const until = performance.now() + roundMs
		for (const studioId of await allStudios(appPool())) {
			for (const { kind, id } of await due(studioId)) {
				await attempt(() => looks[kind](studioId, id))
				if (performance.now() > until) return
			}
		}
	},
}

/** Disputes come unasked: looked for once an hour, the known ones and those of the last days. */
export const lookForDisputes: Regular = {
	name: 'charges.look-for-disputes',
	cron: '23 * * * *',
	async run() {
		for (const studioId of await allStudios(appPool())) {
			const { connected, open } = await inStudio(studioId, async (db) => ({
				connected: await providerOf(db, studioId),
				open: await db.selectFrom('dispute').select('provider_id').where('closed_at', 'is', null).execute(),
			}))
			if (!connected) continue
			const since = new Date(now().getTime() - 3 * 86_400_000)
			const fresh = await connected.provider.disputesSince(since)
			const ids = new Set([...open.map(({ provider_id }) => provider_id), ...(fresh.ok ? fresh.value : [])])
			for (const id of ids) await attempt(() => lookAtDispute(studioId, id))
		}
	},
}

/** 28, 29: asks cards again whose day has come. One thing's trouble is not the others'. */
export const collectAgain: Regular = {
	name: 'charges.collect-again',
	cron: '*/5 * * * *',
	async run() {
		const failures: unknown[] = []
		for (const studioId of await allStudios(appPool()))
			for (const obligationId of await toAskAgain(studioId))
				await perform(collect, { obligationId }, { actor: touchline(studioId) })
					.then(must)
					.catch((error) => failures.push(error))
		if (failures.length > 0) throw new AggregateError(failures, 'some things could not be collected')
	},
}

const toAskAgain = (studioId: string): Promise<string[]> =>
	inStudio(studioId, async (db) => {
		const due = db.selectFrom('collection').select('obligation_id').where('next_at', '<=', now())
		return (await due.orderBy('next_at').limit(200).execute()).map(({ obligation_id }) => obligation_id)
	})

/** Asks about accounts that may not charge, whether they may again. */
export const askAboutAccounts: Regular = {
	name: 'charges.ask-about-accounts',
	cron: '41 * * * *',
	async run() {
		for (const studioId of await allStudios(appPool()))
			await attempt(async () => {
				const connected = await inStudio(studioId, async (db) => {
					const connection = await connectionOf(db)
					return connection && !connection.chargesEnabled ? providerOf(db, studioId) : null
				})
				const answer = await connected?.provider.account()
				if (!connected || !answer?.ok || !answer.value.chargesEnabled) return
				const { accountId } = connected
				if (answer.value.id === accountId)
					must(await perform(noteAccount, { accountId }, { actor: touchline(studioId) }))
			})
	},
}

type Due = { kind: keyof typeof looks; id: string }

/** One statement for each studio: most have nothing to look at. */
const due = (studioId: string): Promise<Due[]> =>
	inStudio(studioId, async (db) => {
		const at = now()
		const { rows } = await sql<Due>`
			select kind, id from (
				select 'charge' as kind, id, next_look_at as at from charge where next_look_at <= ${at}
				union all select 'refund', id, next_look_at from refund where next_look_at <= ${at}
				union all select 'card_setup', id, next_look_at from card_setup where next_look_at <= ${at}
				union all select 'card', id, removed_at from card
					where removed_at is not null and detached_at is null and account_id = (select account_id from stripe_connection)
				union all select 'card_left_behind', id, ${at} from card_left_behind
					where account_id = (select account_id from stripe_connection)) due
			order by at limit ${atOnce}`.execute(db)
		return rows
	})

/** One that can't be looked at now doesn't keep the others waiting. */
async function attempt(look: () => Promise<void>): Promise<void> {
	try {
		await look()
	} catch (error) {
		console.warn(
			JSON.stringify({ at: now().toISOString(), work: 'charges.look-around', error: String(error) }),
		)
	}
}
