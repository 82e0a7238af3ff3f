import { sql } from 'kysely'
import type { Locale } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { linkSigner } from '#platform/signed-link.ts'
import { dayOf } from '#platform/time/days.ts'
import type { Acting } from '#platform/use-case.ts'
import { type ReceiptSettings, receiptSettings } from '../../queries/settings.ts'
import { checkPurpose } from '../../rules/check-link.ts'

/** Signs the links by which receipts are checked. Made ready before numbers are locked: its secret needs a connection of its own. */
export const checkSigner = () => linkSigner(checkPurpose)

export type Issuing = {
	db: Db
	now: Date
	studioId: string
	emit: Acting['emit']
	sign: Awaited<ReturnType<typeof checkSigner>>
}

/** The year's numbers, locked until the transaction ends. */
export type Book = Issuing & {
	settings: ReceiptSettings
	studio: string
	studioLocale: Locale
	year: number
	last: number
	lastAt: Date | null
	lastOn: string
	before: string | null
}

/**
 * Opens the book of this year, by the studio's clock. Whoever else issues waits here, so that numbers follow each other in time and a
 * number that is rolled back is the next one's (60).
 */
export async function openBook(issuing: Issuing): Promise<Book> {
	const { db, now, studioId } = issuing
	const { rows } = await sql<{ name: string; zone: string; locale: Locale }>`
		select studio.name, s.time_zone as zone, s.locale from studio_settings s join studio on studio.id = s.studio_id`.execute(
		db,
	)
	const { name, zone, locale } = rows[0] as (typeof rows)[number]
	const today = dayOf(now, zone)
	const year = Number(today.slice(0, 4))
	await sql`insert into receipt_counter (studio_id, year) values (${studioId}::uuid, ${year}) on conflict do nothing`.execute(
		db,
	)
	await sql`select from receipt_counter where year = ${year} for update`.execute(db)
	const newest = await sql<{ last: number; at: Date; on: string; hash: Buffer }>`
		select r.number as last, r.issued_at as at, r.issued_on::text as on, r.content_hash as hash
		from receipt_counter c join receipt r on r.studio_id = c.studio_id and r.year = c.year and r.number = c.last
		where c.year = ${year}`.execute(db)
	const [before] = newest.rows
	const settings = await receiptSettings(db)
	return {
		...{
			...issuing,
			settings,
			studio: name,
			studioLocale: locale,
			year,
		},
		last: before?.last ?? 0,
		lastAt: before?.at ?? null,
		lastOn: before && before.on > today ? before.on : today,
		before: before?.hash.toString('hex') ?? null,
	}
}
