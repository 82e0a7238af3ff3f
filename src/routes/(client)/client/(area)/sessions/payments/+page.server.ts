import { myPayments } from '#features/payments/queries/my-payments.ts'
import { announcePayment } from '#features/payments/use-cases/announce-payment.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url, actor }) => {
		const after = url.searchParams.get('after')
		return {
			...(await ask(myPayments, after ? { after } : {})),
			archived: actor.kind === 'client' && actor.archived,
			timeZone: actor.timeZone,
		}
	},
	does: [announcePayment],
})
