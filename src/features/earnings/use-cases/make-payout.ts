import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id, newId } from '#platform/ids.ts'
import { owner } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { payoutMade } from '../events.ts'
import { Currency } from '../fields.ts'
import { coachOf, isOpen } from '../queries/subjects.ts'

/** 10.10: a payout of everything that is open for a coach in a currency; what was taken back makes it less (51). Each line is in one. */
export const makePayout = useCase('earnings.make-payout', {
	input: z.object({ coachId: Id, currency: Currency }),
	output: z.object({ payoutId: z.string(), amountMinor: z.number() }),
	subject: ({ db }, { coachId }) => coachOf(db, coachId, 'for update'),
	may: owner,
	conflicts: { payout_line_once: 'earnings_nothing_open' },
	async run({ db, actor, now, emit, locale }, coach, { currency }) {
		const { rows } = await sql<{ id: string; minor: number }>`
			select e.id, e.amount_minor::float8 as minor from earning e
			where e.coach_id = ${coach.coach_id}::uuid and e.currency = ${currency} and ${isOpen}
			order by e.at, e.id`.execute(db)
		const amountMinor = rows.reduce((sum, { minor }) => sum + minor, 0)
		if (amountMinor <= 0) return refuse('earnings_nothing_open')
		const payoutId = newId()
		const studio_id = actor.studioId as string
		const of = { studio_id, coach_id: coach.coach_id, currency }
		await db
			.insertInto('payout')
			.values({ ...of, id: payoutId, amount_minor: amountMinor, made_at: now, staff_id: staffIdOf(actor) })
			.execute()
		await sql`
			insert into payout_line (studio_id, payout_id, earning_id, coach_id, currency)
			select ${studio_id}::uuid, ${payoutId}::uuid, id, ${coach.coach_id}::uuid, ${currency}
			from unnest(${rows.map(({ id }) => id)}::uuid[]) id`.execute(db)
		await emit(payoutMade, {
			subject: { type: 'payout', id: payoutId },
			after: { coach: coach.name, amount: amountMinor, currency },
			data: { payoutId },
		})
		const say = { amount: formatMoney(amountMinor, currency, locale), coach: coach.name, count: rows.length }
		return ok({ payoutId, amountMinor }, [
			{ kind: 'comes', text: m.earnings_effect_payout(say, { locale }) },
			{ kind: 'note', text: m.earnings_effect_payout_by_hand({}, { locale }) },
		])
	},
})
