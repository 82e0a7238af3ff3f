import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { owner } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { HandMethod } from '../fields.ts'
import { type HandMethod as MethodName, methods } from '../rules/methods.ts'

export type PaymentSettings = {
	instructions: string
	referencePattern: string
	methods: MethodName[]
	/** 34: whether new bookings wait for what is overdue, and after how many days something is. */
	bookingsWait: boolean
	overdueDays: number
	version: number
}

/** What the studio decided, or the defaults where it decided nothing yet. */
export async function paymentSettings(db: Db, lock?: 'for update'): Promise<PaymentSettings> {
	const { rows } = await sql<PaymentSettings>`
		select instructions, reference_pattern as "referencePattern", methods, bookings_wait as "bookingsWait",
			overdue_days as "overdueDays", version
		from payment_settings ${lock ? sql`for update` : sql``}`.execute(db)
	return (
		rows[0] ?? {
			...{ instructions: '', referencePattern: '{code} {name}', methods: [...methods] },
			...{ bookingsWait: false, overdueDays: 14, version: 1 },
		}
	)
}

/** 11.1: how the studio is paid, for whoever may change it. */
export const settings = query('payments.settings', {
	input: z.object({}),
	output: z.object({
		instructions: z.string(),
		referencePattern: z.string(),
		methods: z.array(HandMethod),
		bookingsWait: z.boolean(),
		overdueDays: z.number(),
		version: z.number(),
	}),
	may: owner,
	run: ({ db }) => paymentSettings(db),
})
