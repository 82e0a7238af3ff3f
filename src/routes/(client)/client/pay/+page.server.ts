import { lookAtCharge } from '#features/charges/looking/look-at-charge.ts'
import { toPay } from '#features/charges/queries/to-pay.ts'
import { pay } from '#features/charges/use-cases/pay.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url, actor }) => {
		const chosen = url.searchParams.getAll('for')
		return {
			...(await ask(toPay, chosen.length > 0 ? { obligationIds: chosen } : {})),
			archived: actor.kind === 'client' && actor.archived,
		}
	},
	does: [
		thenGo(pay, async ({ chargeId }, { locals }) => {
			await lookAtCharge(locals.actor.studioId as string, chargeId)
			return `/pay/${chargeId}?go`
		}),
	],
})
