import { z } from 'zod'
import { callOffCollecting } from '#features/charges/use-cases/parts/collect-by-card.ts'
import { packageOf } from '#features/packages/queries/subjects.ts'
import { withdraw } from '#features/packages/use-cases/parts/withdraw.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { type Acting, type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { ended } from '../events.ts'
import { eitherSide } from '../permissions.ts'
import { type Enrolment, enrolmentOf } from '../queries/subjects.ts'
import { change } from './parts/change.ts'

/**
 * 10.5, I12, 38: nothing follows and nothing is charged from here on. A session on deck that is neither paid nor arranged goes, and owes nothing;
 * one that is arranged stays due, and no card is asked for it; one that is paid stays.
 */
export const endEnrolment = useCase('renewals.end-enrolment', {
	input: z.object({ enrolmentId: Id }),
	output: z.object({ enrolmentId: z.string() }),
	subject: ({ db }, { enrolmentId }) => enrolmentOf(db, enrolmentId, 'for update'),
	may: eitherSide,
	async run(acting, of) {
		if (of.state === 'ended') return refuse('renewals_over')
		const byClient = acting.actor.kind === 'client'
		const by = byClient ? ('client' as const) : ('staff' as const)
		await change(acting, of, {
			...{ state: 'ended', ended_at: acting.now, ended_by: by, paused_by: null, resumes_at: null },
			...{ proposed_minor: null, proposed_at: null, proposed_by: null },
		})
		const onDeck = await letGo(acting, of)
		await acting.emit(ended, {
			...{ clientId: of.client_id, subject: { type: 'enrolment', id: of.id } },
			after: { coach: of.coach },
			data: { enrolmentId: of.id, byClient },
		})
		const say = { coach: of.coach, client: of.client }
		const words = byClient ? m.renewals_effect_coach_told : m.renewals_effect_client_told
		return ok({ enrolmentId: of.id }, [
			{ kind: 'goes', text: m.renewals_effect_ended(say, { locale: acting.locale }) },
			...onDeck,
			{ kind: 'told', text: words(say, { locale: acting.locale }) },
		])
	},
})

/** What is on deck: unpaid and not arranged it goes; else it stays, and no card is asked for it. */
async function letGo(acting: Acting, { id }: Enrolment): Promise<EffectLine[]> {
	const { db, locale } = acting
	const found = await db
		.selectFrom('renewal')
		.select(['id', 'package_id'])
		.where('enrolment_id', '=', id)
		.where('on_deck', '=', true)
		.executeTakeFirst()
	const of = found && (await packageOf(db, found.package_id, 'for update'))
	if (!of || of.free + of.reserved === 0) return []
	const owed = of.obligationId ? await obligationOf(db, of.obligationId, 'for update') : undefined
	if (owed) await callOffCollecting(acting, owed.id)
	const unpaid = owed !== undefined && owed.paid === 0 && owed.open > 0
	if (!unpaid || of.reserved > 0)
		return [
			{
				kind: 'stays',
				text: unpaid
					? m.renewals_effect_stays_due({}, { locale })
					: m.renewals_effect_stays_ready({}, { locale }),
			},
		]
	await withdraw(acting, of, owed)
	await db.updateTable('renewal').set({ on_deck: false }).where('id', '=', found.id).execute()
	return [{ kind: 'goes', text: m.renewals_effect_on_deck_goes({}, { locale }) }]
}
