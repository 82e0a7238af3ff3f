import { z } from 'zod'
import { packageFields } from '../../fields.ts'

/** What a template is made of. */
export const templateFields = {
	...packageFields,
	description: z.string().trim().max(2000).default(''),
	/** Clients can buy it by themselves. */
	onSale: z.boolean().default(false),
}
export type TemplateInput = z.output<z.ZodObject<typeof templateFields>>

/** Its row, without what only its table knows. */
export const templateRow = (input: TemplateInput) => ({
	...{ name: input.name, description: input.description, sessions: input.sessions },
	...{ price_minor: input.priceMinor, tax_bp: input.taxBp, type_ids: [...new Set(input.typeIds)] },
	...{ coach_id: input.coachId ?? null, weekly_cap: input.weeklyCap, on_sale: input.onSale },
	...{ valid_for: input.validFor, valid_unit: input.validFor === null ? null : input.validUnit },
})
