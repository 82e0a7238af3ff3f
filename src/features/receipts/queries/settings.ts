import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { owner } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { type Issuer, lackingInFrance, lackings } from '../rules/french.ts'

export type ReceiptSettings = Issuer & {
	taxed: boolean
	rateBp: number
	shows: 'with_tax' | 'without_tax'
	exemption: string
	prefix: string
	footer: string
	version: number
}

const defaults: ReceiptSettings = {
	...{
		legalName: '',
		legalForm: '',
		capital: '',
		address: '',
		companyNumber: '',
		vatNumber: '',
		contact: '',
	},
	...{ taxed: false, rateBp: 2000, shows: 'with_tax', exemption: 'TVA non applicable, art. 293 B du CGI' },
	...{ prefix: '', footer: '', version: 1 },
}

/** What the studio decided, or the defaults where it decided nothing yet. */
export async function receiptSettings(db: Db, lock?: 'for update'): Promise<ReceiptSettings> {
	const { rows } = await sql<ReceiptSettings>`
		select legal_name as "legalName", legal_form as "legalForm", capital, address, company_number as "companyNumber",
			vat_number as "vatNumber", contact, taxed, rate_bp as "rateBp", shows, exemption, prefix, footer, version
		from receipt_settings ${lock ? sql`for update` : sql``}`.execute(db)
	return rows[0] ?? defaults
}

const text = z.string()

/** 11.4: what stands on receipts, for whoever may change it, with what is missing for one that holds in France. */
export const settings = query('receipts.settings', {
	input: z.object({}),
	output: z.object({
		...{
			legalName: text,
			legalForm: text,
			capital: text,
			address: text,
			companyNumber: text,
			vatNumber: text,
		},
		...{ contact: text, taxed: z.boolean(), rateBp: z.number(), shows: z.enum(['with_tax', 'without_tax']) },
		...{ exemption: text, prefix: text, footer: text, version: z.number(), studio: text },
		lacking: z.array(z.enum(lackings)),
	}),
	may: owner,
	async run({ db }) {
		const { name } = await db
			.selectFrom('studio')
			.select('name')
			.where(sql<boolean>`id = current_studio()`)
			.executeTakeFirstOrThrow()
		const decided = await receiptSettings(db)
		return { ...decided, studio: name, lacking: lackingInFrance(decided, decided) }
	},
})
