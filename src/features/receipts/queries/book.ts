import { sql } from 'kysely'
import { z } from 'zod'
import { moneySeenBy } from '#features/payments/queries/payments.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { Kind } from '../fields.ts'

const Entry = z.object({
	number: z.string(),
	issuedOn: z.string(),
	kind: Kind,
	corrects: z.string().nullable(),
	client: z.string(),
	title: z.string(),
	method: z.string(),
	paidOn: z.string(),
	reference: z.string(),
	currency: z.string(),
	/** Null where no tax is due; a document with several rates has several entries. */
	rate: z.number().nullable(),
	netMinor: z.number(),
	taxMinor: z.number(),
	totalMinor: z.number(),
})
export type BookEntry = z.output<typeof Entry>

/** What an accountant books of one year, in the order of the numbers: a line for each document and rate. One statement. */
export const book = query('receipts.book', {
	input: z.object({ year: z.number().int().min(2000).max(2199) }),
	output: z.object({ entries: z.array(Entry) }),
	may: coaches,
	async run({ db, actor }, _, { year }) {
		const { rows: entries } = await sql<BookEntry>`
			select k ->> 'number' as number, d.issued_on::text as "issuedOn", d.kind, k #>> '{corrects,number}' as corrects,
				k #>> '{client,name}' as client, l.title, k #>> '{payment,method}' as method, k #>> '{payment,paidOn}' as "paidOn",
				k #>> '{payment,reference}' as reference, d.currency, l.rate, l.net as "netMinor", l.tax as "taxMinor",
				l.total as "totalMinor"
			from receipt d
			cross join lateral (select d.content::jsonb as k) said
			cross join lateral (
				select string_agg(line ->> 'title', ', ') as title, (line ->> 'rate')::float8 as rate,
					sum((line ->> 'netMinor')::float8) as net, sum((line ->> 'taxMinor')::float8) as tax,
					sum((line ->> 'amountMinor')::float8) as total
				from jsonb_array_elements(k -> 'lines') as line group by 2) l
			join payment p on p.studio_id = d.studio_id and p.id = d.payment_id
			join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
			left join client c on c.studio_id = o.studio_id and c.id = o.client_id
			where d.year = ${year} and ${moneySeenBy(actor)}
			order by d.number, l.rate desc nulls last`.execute(db)
		return { entries }
	},
})
