import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'
import { owing } from '../../rules/entries.ts'
import { type Posting, post } from './ledger.ts'

/** Something that is owed for, as the feature that sells it describes it. */
export type Payable = {
	kind: string
	id: string
	/** What it belongs to, where that has the page. */
	aboutId: string | null
	clientId: string
	title: string
	/** When it takes place. */
	forAt: Date
	zone: string
	priceMinor: number
	currency: string
	/** 11.4: its rate of tax, in hundredths of a percent; null: the studio's. */
	taxBp: number | null
	/** False: cancelled, or not yet agreed on; nothing more is owed than what is paid or waived. */
	stands: boolean
}

type Known = {
	id: string
	payable_id: string
	title: string
	for_at: Date
	price: number
	owed: number
	settled: number
	called_off_at: Date | null
}

/**
 * Brings what is owed in step with what is sold, in the seller's transaction: new things are owed, cancelled ones called off, those
 * that stand again owed again, moved ones keep their payment (52). A price changes only where nothing is settled yet (I14).
 * All payables are of one kind, and the caller has locked what they belong to.
 */
export async function owe(acting: Acting, payables: readonly Payable[]): Promise<void> {
	const kind = payables[0]?.kind
	if (kind === undefined) return
	const { rows } = await sql<Known>`
		select id, payable_id, title, for_at, price_minor::float8 as price, owed_minor::float8 as owed,
			(paid_minor + waived_minor)::float8 as settled, called_off_at
		from obligation where kind = ${kind} and payable_id = any (${payables.map(({ id }) => id)}::uuid[])
		order by id for update`.execute(acting.db)
	const known = new Map(rows.map((row) => [row.payable_id, row]))
	const news = payables
		.filter(({ id, stands, priceMinor }) => stands && priceMinor > 0 && !known.has(id))
		.map((payable) => ({ ...payable, obligationId: newId() }))
	const postings: Posting[] = news.map(({ obligationId, currency, priceMinor }) => ({
		...{ obligationId, currency, kind: 'owed', entries: owing(priceMinor) },
	}))
	await insert(acting, news)
	for (const payable of payables) {
		const was = known.get(payable.id)
		if (was) postings.push(await follow(acting, was, payable))
	}
	await post(acting, postings)
}

async function insert(
	{ db, actor, now }: Acting,
	news: readonly (Payable & { obligationId: string })[],
): Promise<void> {
	if (news.length === 0) return
	await sql`
		insert into obligation (studio_id, id, kind, payable_id, about_id, client_id, title, for_at, zone, price_minor, currency,
			tax_bp, created_at)
		select ${actor.studioId}::uuid, "obligationId", kind, id, "aboutId", "clientId", title, "forAt", zone, "priceMinor", currency,
			"taxBp", ${now}::timestamptz
		from jsonb_to_recordset(${JSON.stringify(news)}::jsonb) as r ("obligationId" uuid, kind text, id uuid, "aboutId" uuid,
			"clientId" uuid, title text, "forAt" timestamptz, zone text, "priceMinor" bigint, currency text, "taxBp" integer)`.execute(
		db,
	)
}

async function follow({ db, now }: Acting, was: Known, payable: Payable): Promise<Posting> {
	const price = was.settled === 0 ? payable.priceMinor : was.price
	const { title, forAt, zone, stands } = payable
	const same =
		was.price === price &&
		was.title === title &&
		was.for_at.getTime() === forAt.getTime() &&
		stands === (was.called_off_at === null)
	if (!same)
		await db
			.updateTable('obligation')
			.set({
				...{ title, zone, for_at: forAt, price_minor: price },
				called_off_at: stands ? null : (was.called_off_at ?? now),
			})
			.where('id', '=', was.id)
			.execute()
	const owed = stands ? price : was.settled
	const { currency } = payable
	return { obligationId: was.id, kind: 'owed', currency, entries: owing(owed - was.owed) }
}

type Taxed = { kind: string; aboutIds: readonly string[]; taxBp: number | null }

/** 11.4: what of these is not paid for gets this rate. */
export async function taxOpen({ db }: Acting, { kind, aboutIds, taxBp }: Taxed): Promise<void> {
	await sql`
		update obligation set tax_bp = ${taxBp}::integer
		where kind = ${kind} and about_id = any (${aboutIds}::uuid[]) and paid_minor = 0`.execute(db)
}
