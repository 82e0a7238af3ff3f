import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonical } from '#features/receipts/rules/canonical.ts'
import type { Frozen } from '#features/receipts/rules/content.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Ids } from './world.ts'

type Receipt = { studioId: string; mark: string; paymentId: string }

/** The receipt of a client's payment. */
export async function receiptRows(db: Db, { studioId, mark, paymentId }: Receipt): Promise<Ids> {
	const receiptId = newId()
	await sql`insert into receipt_counter (studio_id, year) values (${studioId}, 2026) on conflict do nothing`.execute(
		db,
	)
	const { rows } = await sql<{ number: number }>`
		update receipt_counter set last = last + 1 where year = 2026 returning last as number`.execute(db)
	const text = canonical(contentOf(mark))
	const pdf = Buffer.from(mark)
	const sha256 = (of: string | Buffer) => createHash('sha256').update(of).digest()
	await sql`
		insert into receipt (studio_id, id, year, number, kind, payment_id, turn, issued_at, issued_on, total_minor, currency, content,
			content_hash, pdf, pdf_hash)
		values (${studioId}, ${receiptId}, 2026, ${rows[0]?.number}, 'receipt', ${paymentId}, 1, now(), '2026-03-02', 100, 'EUR', ${text},
			${sha256(text)}, ${pdf}, ${sha256(pdf)})`.execute(db)
	return { receiptId }
}

function contentOf(mark: string): Frozen {
	const party = { label: mark, name: mark, lines: [mark] }
	const on = '2026-03-02'
	return {
		...{
			format: 'touchline-receipt/1',
			kind: 'receipt',
			number: `${mark}-1`,
			issuedAt: `${on}T09:00:00.000Z`,
		},
		...{ issuedOn: on, locale: 'en', corrects: null, studio: mark, currency: 'EUR', shows: 'with_tax' },
		issuer: {
			...{ legalName: mark, legalForm: mark, capital: mark, address: mark, companyNumber: mark },
			...{ vatNumber: mark, contact: mark },
		},
		client: { name: mark, email: mark },
		lines: [
			{
				...{ title: mark, on, quantity: 1, unitMinor: 100, rate: null },
				...{ amountMinor: 100, netMinor: 100, taxMinor: 0 },
			},
		],
		...{
			taxes: [],
			netMinor: 100,
			taxMinor: 0,
			totalMinor: 100,
			exemption: mark,
			footer: mark,
			before: null,
		},
		payment: { direction: 'in', method: 'cash', paidOn: on, reference: mark },
		agreed: { priceMinor: 500, openMinor: 400 },
		check: 'https://example.test',
		paper: {
			...{ title: mark, number: mark, facts: [], from: party, to: party, columns: [mark], rows: [[mark]] },
			...{ sums: [], notes: [mark], check: { words: mark, address: 'https://example.test' } },
		},
	}
}
