import { lookAtSetup } from '#features/charges/looking/look-at-setup.ts'
import { myCards } from '#features/charges/queries/cards.ts'
import { beginCardSetup } from '#features/charges/use-cases/begin-card-setup.ts'
import { chooseDefaultCard } from '#features/charges/use-cases/choose-default-card.ts'
import { removeCard } from '#features/charges/use-cases/remove-card.ts'
import { myFees } from '#features/fees/queries/my-fees.ts'
import { endMyFee } from '#features/fees/use-cases/end-my-fee.ts'
import { keepFee } from '#features/fees/use-cases/keep-fee.ts'
import { myPackages } from '#features/packages/queries/my-packages.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { announcePayment } from '#features/payments/use-cases/announce-payment.ts'
import { myPlans } from '#features/plans/queries/my-plans.ts'
import { myRenewals } from '#features/renewals/queries/my-renewals.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url, actor }) => {
		const after = url.searchParams.get('after')
		const mine = await ask(myPayments, after ? { after } : {})
		return {
			...mine,
			left: await ask(myPackages, {}),
			renewals: (await ask(myRenewals, {})).renewals,
			plans: (await ask(myPlans, {})).plans,
			fees: (await ask(myFees, {})).fees,
			kept: mine.online ? await ask(myCards, {}) : null,
			archived: actor.kind === 'client' && actor.archived,
			timeZone: actor.timeZone,
		}
	},
	does: [
		announcePayment,
		endMyFee,
		keepFee,
		chooseDefaultCard,
		removeCard,
		thenGo(beginCardSetup, async ({ setupId }, { locals }) => {
			await lookAtSetup(locals.actor.studioId as string, setupId)
			return `/pay/card/${setupId}?go`
		}),
	],
})
