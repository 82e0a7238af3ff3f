import { lookAsClient } from '#features/charges/looking/look-as-client.ts'
import { lookAtCharge } from '#features/charges/looking/look-at-charge.ts'
import { myCharge } from '#features/charges/queries/my-charge.ts'
import { confirmCharge } from '#features/charges/use-cases/confirm-charge.ts'
import { clientPage, enter, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	// 5: whoever comes back sees how it stands now. Asked before anything is read, so that nothing is kept waiting by it.
	as: async (event) => {
		const actor = enter(event, 'client')
		await lookAsClient(actor, event.params.chargeId ?? '')
		return actor
	},
	load: async ({ ask, params, url, actor }) => ({
		charge: await ask(myCharge, { chargeId: params.chargeId ?? '' }),
		going: url.searchParams.has('go'),
		archived: actor.kind === 'client' && actor.archived,
	}),
	does: [
		thenGo(confirmCharge, async ({ chargeId }, { locals }) => {
			await lookAtCharge(locals.actor.studioId as string, chargeId)
			return `/pay/${chargeId}?go`
		}),
	],
})
