import { sql } from 'kysely'
import { z } from 'zod'
import { readSigned } from '#platform/signed-link.ts'
import { query } from '#platform/use-case.ts'
import { Kind } from '../fields.ts'
import { holderOfTheReceipt } from '../permissions.ts'
import { checkPurpose } from '../rules/check-link.ts'

const Checked = z.object({
	number: z.string(),
	kind: Kind,
	issuedOn: z.string(),
	/** When money changed hands; null where it only corrects an entry. */
	paidOn: z.string().nullable(),
	totalMinor: z.number(),
	currency: z.string(),
	/** As it stands on it. */
	issuer: z.object({ name: z.string(), companyNumber: z.string() }),
	corrects: z.string().nullable(),
	/** What took something of it back. */
	later: z.array(z.object({ number: z.string(), kind: Kind, issuedOn: z.string(), totalMinor: z.number() })),
	/** Of the file as it was handed out. */
	pdfHash: z.string(),
	studio: z.object({ name: z.string(), colour: z.string().nullable(), demo: z.boolean() }),
})
export type CheckedReceipt = z.output<typeof Checked>

/** 11.4: what whoever holds a receipt compares with it. Nothing of who paid, nor of what for. */
export const receiptByLink = query('receipts.receipt-by-link', {
	input: z.object({ token: z.string().max(200) }),
	output: Checked,
	subject: async (_, { token }) => readSigned(checkPurpose, token),
	may: holderOfTheReceipt,
	async run({ db }, { id }) {
		const { rows } = await sql<CheckedReceipt>`
			select d.content::jsonb ->> 'number' as number, d.kind, d.issued_on::text as "issuedOn",
				case when (d.kind = 'receipt') = (d.content::jsonb #>> '{payment,direction}' = 'in')
					then d.content::jsonb #>> '{payment,paidOn}' end as "paidOn", d.total_minor::float8 as "totalMinor", d.currency,
				jsonb_build_object('name', d.content::jsonb #>> '{paper,from,name}',
					'companyNumber', d.content::jsonb #>> '{issuer,companyNumber}') as issuer,
				d.content::jsonb #>> '{corrects,number}' as corrects,
				coalesce((select jsonb_agg(jsonb_build_object('number', k.content::jsonb ->> 'number', 'kind', k.kind,
					'issuedOn', k.issued_on, 'totalMinor', k.total_minor) order by k.year, k.number)
					from receipt k where k.studio_id = d.studio_id and k.corrects_id = d.id), '[]') as later,
				encode(d.pdf_hash, 'hex') as "pdfHash",
				jsonb_build_object('name', studio.name, 'colour', s.brand_colour, 'demo', studio.is_demo) as studio
			from receipt d
			join studio on studio.id = d.studio_id
			join studio_settings s on s.studio_id = d.studio_id
			where d.id = ${id}::uuid`.execute(db)
		return rows[0] as CheckedReceipt
	},
})
