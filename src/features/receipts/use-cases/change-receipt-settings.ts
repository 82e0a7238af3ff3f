import { z } from 'zod'
import { owner } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { receiptSettingsChanged } from '../events.ts'
import { receiptSettings } from '../queries/settings.ts'
import { prefixPattern } from '../rules/number.ts'

const text = (most: number) => z.string().trim().max(most).optional()

/** 11.4: what stands on receipts from now on; those that are issued stay as they are. */
export const changeReceiptSettings = useCase('receipts.change-receipt-settings', {
	input: z.object({
		...{ legalName: text(160), legalForm: text(80), capital: text(60), address: text(400) },
		...{ companyNumber: text(60), vatNumber: text(40), contact: text(160) },
		taxed: z.boolean().optional(),
		/** In hundredths of a percent: 550 is 5.5 %. */
		rateBp: z.number().int().min(0).max(5000).optional(),
		shows: z.enum(['with_tax', 'without_tax']).optional(),
		exemption: text(300),
		prefix: z.string().trim().max(20).optional(),
		footer: text(600),
		version: z.number().int().optional(),
	}),
	output: z.object({ version: z.number() }),
	may: owner,
	async run({ db, actor, now, emit }, _, { version, ...given }) {
		if (given.prefix !== undefined && !prefixPattern.test(given.prefix))
			return refuse('receipts_prefix', {}, 'prefix')
		await db
			.insertInto('receipt_settings')
			.values({ studio_id: actor.studioId as string })
			.onConflict((conflict) => conflict.doNothing())
			.execute()
		const { version: at, ...before } = await receiptSettings(db, 'for update')
		if (version !== undefined && version !== at) return refuse('stale')
		const said = Object.entries(given).filter(([, value]) => value !== undefined)
		const after = { ...before, ...(Object.fromEntries(said) as Partial<typeof before>) }
		const { legalName, legalForm, companyNumber, vatNumber, rateBp, ...same } = after
		await db
			.updateTable('receipt_settings')
			.set({
				...{ legal_name: legalName, legal_form: legalForm, company_number: companyNumber },
				...{ vat_number: vatNumber, rate_bp: rateBp, ...same, version: at + 1, updated_at: now },
			})
			.execute()
		await emit(receiptSettingsChanged, { before, after, data: {} })
		return ok({ version: at + 1 })
	},
})
