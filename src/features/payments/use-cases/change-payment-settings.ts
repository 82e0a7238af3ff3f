import { z } from 'zod'
import { owner } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { paymentSettingsChanged } from '../events.ts'
import { HandMethod } from '../fields.ts'
import { paymentSettings } from '../queries/settings.ts'
import { isReferencePattern } from '../rules/reference.ts'

/** 11.1: how clients of this studio pay: what they read, what they write on a transfer, which methods are taken. */
export const changePaymentSettings = useCase('payments.change-payment-settings', {
	input: z.object({
		instructions: z.string().trim().max(2000).optional(),
		referencePattern: z.string().trim().max(60).optional(),
		methods: z.array(HandMethod).min(1).max(5).optional(),
		/** 34: who owes something that is overdue can't book anything new. */
		bookingsWait: z.boolean().optional(),
		overdueDays: z.number().int().min(1).max(365).optional(),
		version: z.number().int().optional(),
	}),
	output: z.object({ version: z.number() }),
	may: owner,
	async run({ db, actor, now, emit }, _, { version, ...given }) {
		if (given.referencePattern !== undefined && !isReferencePattern(given.referencePattern))
			return refuse('payments_reference_pattern', { code: '{code}', name: '{name}' }, 'referencePattern')
		await db
			.insertInto('payment_settings')
			.values({ studio_id: actor.studioId as string })
			.onConflict((conflict) => conflict.doNothing())
			.execute()
		const was = await paymentSettings(db, 'for update')
		if (version !== undefined && version !== was.version) return refuse('stale')
		const next = {
			instructions: given.instructions ?? was.instructions,
			referencePattern: given.referencePattern ?? was.referencePattern,
			methods: given.methods ? [...new Set(given.methods)] : was.methods,
			bookingsWait: given.bookingsWait ?? was.bookingsWait,
			overdueDays: given.overdueDays ?? was.overdueDays,
		}
		await db
			.updateTable('payment_settings')
			.set({
				instructions: next.instructions,
				reference_pattern: next.referencePattern,
				methods: next.methods,
				...{ bookings_wait: next.bookingsWait, overdue_days: next.overdueDays },
				version: was.version + 1,
				updated_at: now,
			})
			.execute()
		const { version: _version, ...before } = was
		await emit(paymentSettingsChanged, { before, after: next, data: {} })
		return ok({ version: was.version + 1 })
	},
})
