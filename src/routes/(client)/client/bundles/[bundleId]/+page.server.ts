import { bundle } from '#features/bundles/queries/bundle.ts'
import { pickingDates } from '#features/bundles/queries/picking.ts'
import { confirmBundle } from '#features/bundles/use-cases/confirm-bundle.ts'
import { declineBundle } from '#features/bundles/use-cases/decline-bundle.ts'
import { myBookingsWait } from '#features/payments/queries/overdue.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async (page) => {
		const { searchParams } = page.url
		const found = await page.ask(bundle, { bundleId: page.params.bundleId ?? '' })
		const picking = found.state === 'offered' ? await pickingDates(page, searchParams, found) : null
		const { wait } = found.state === 'offered' ? await page.ask(myBookingsWait, {}) : { wait: false }
		return { wait, bundle: found, picking, timeZone: page.actor.timeZone, done: searchParams.get('done') }
	},
	does: [
		thenGo(confirmBundle, ({ bundleId }) => `/client/bundles/${bundleId}?done=confirmed`),
		thenGo(declineBundle, ({ bundleId }) => `/client/bundles/${bundleId}?done=declined`),
	],
})
