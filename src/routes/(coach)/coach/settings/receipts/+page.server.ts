import { settings } from '#features/receipts/queries/settings.ts'
import { changeReceiptSettings } from '#features/receipts/use-cases/change-receipt-settings.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask }) => ({ settings: await ask(settings, {}) }),
	does: [changeReceiptSettings],
})
