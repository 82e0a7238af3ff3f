import { priceOf } from '#features/programs/rules/price.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { AgreedPrice } from '../../rules/price.ts'

/** A program clients can be asked into: 1-2-1 or a group, published, not archived (3.5, 6.1). */
export const invitable = (db: Db, programId: string) =>
	db
		.selectFrom('program')
		.select(['id', 'title', 'type'])
		.select(['price_minor', 'price_currency', 'price_every', 'price_unit', 'price_tax_bp'])
		.where('id', '=', programId)
		.where('type', '<>', 'plan')
		.where('published_at', 'is not', null)
		.where('archived_at', 'is', null)
		.executeTakeFirst()

/** 3.5: what whoever is asked into it now agrees to pay; null: nothing. */
export const agreedFor = (program: Parameters<typeof priceOf>[0]): AgreedPrice | null => priceOf(program)
