import { sql } from 'kysely'
import { drain, posted } from './house.ts'
import { type TestStudio, within } from './studio.ts'

/** What has become of one studio since the last look: its trail, its ledger, its documents and the mails that went out. */
export type Lines = { events: string[]; mails: string[]; ledger: string[]; receipts: string[] }

const amount = (minor: number): string => (minor / 100).toFixed(2)

/** Looks at a studio again and again; each look tells only what is new. */
export function looksAtAll(house: TestStudio): () => Promise<Lines> {
	let since = '00000000-0000-0000-0000-000000000000'
	const known = { ledger: since, receipts: since }
	return async () => {
		await drain()
		const mails = posted.splice(0).map(({ subject }) => subject)
		return within(house.id, async (db) => {
			const events = await sql<{ id: string; name: string }>`
				select id, name from event where id > ${since}::uuid order by id`.execute(db)
			const ledger = await sql<{ id: string; kind: string; minor: number }>`
				select t.id, t.kind, (select coalesce(sum(abs(e.amount_minor)), 0) / 2 from ledger_entry e
					where e.studio_id = t.studio_id and e.transaction_id = t.id)::float8 as minor
				from ledger_transaction t where t.id > ${known.ledger}::uuid order by t.id`.execute(db)
			const receipts = await sql<{ id: string; kind: string; number: number }>`
				select id, kind, number from receipt where id > ${known.receipts}::uuid order by id`.execute(db)
			since = events.rows.at(-1)?.id ?? since
			known.ledger = ledger.rows.at(-1)?.id ?? known.ledger
			known.receipts = receipts.rows.at(-1)?.id ?? known.receipts
			return {
				events: events.rows.map(({ name }) => name),
				mails: mails.toSorted(),
				ledger: ledger.rows.map(({ kind, minor }) => `${kind} ${amount(minor)}`),
				receipts: receipts.rows.map(({ kind, number }) => `${kind} ${number}`),
			}
		})
	}
}
