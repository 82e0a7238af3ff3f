import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { AmountMinor } from '../fields.ts'
import { defaultCardOf } from '../queries/cards.ts'
import { cardWords } from '../rules/words.ts'
import { beginCharge } from './parts/begin-charge.ts'

/**
 * 9.5, 10.4: the card that a client keeps with us, and agreed to, is charged without them: by their coach's press, or by what builds
 * on this. All that is open of a thing or a part. Where their bank wants them, they are written to (24).
 */
export const chargeCard = useCase('charges.charge-card', {
	input: z.object({ obligationId: Id, amountMinor: AmountMinor.optional() }),
	output: z.object({ chargeId: z.string() }),
	subject: ({ db }, { obligationId }) => obligationOf(db, obligationId, 'for update'),
	may: coachOfObligation,
	conflicts: { charge_one_per_obligation: 'charges_underway' },
	async run(acting, of, { obligationId, amountMinor }) {
		const { db, locale } = acting
		const card = of.client_id ? await defaultCardOf(db, of.client_id) : null
		if (!card || !of.client_id) return refuse('charges_no_card')
		if (amountMinor !== undefined && amountMinor > of.open)
			return refuse(
				'payments_more_than_open',
				{ open: formatMoney(of.open, of.currency, locale) },
				'amountMinor',
			)
		const things = [{ obligationId, amountMinor }]
		const begun = await beginCharge(acting, {
			...{ clientId: of.client_id, things, card, begunBy: 'studio', keepCard: false },
		})
		if (!begun.ok) return begun
		const amount = formatMoney(begun.value.amountMinor, of.currency, locale)
		const say = { name: of.client, card: cardWords(card), amount }
		return ok({ chargeId: begun.value.chargeId }, [
			{ kind: 'charged', text: m.charges_effect_card(say, { locale }) },
			{ kind: 'told', text: m.charges_effect_card_told({ name: of.client }, { locale }) },
		])
	},
})
