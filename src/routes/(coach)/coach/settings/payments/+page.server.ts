import { settings } from '#features/payments/queries/settings.ts'
import { changePaymentSettings } from '#features/payments/use-cases/change-payment-settings.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask }) => ({ settings: await ask(settings, {}) }),
	does: [changePaymentSettings],
})
