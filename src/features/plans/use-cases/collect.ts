import { z } from 'zod'
import { touchlineItself } from '#features/charges/permissions.ts'
import { defaultCardOf } from '#features/charges/queries/cards.ts'
import { beginCharge } from '#features/charges/use-cases/parts/begin-charge.ts'
import { postpone } from '#features/payments/use-cases/parts/postpone.ts'
import { about } from '#features/payments/use-cases/parts/words.ts'
import { sendErrand } from '#platform/errands.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { type Acting, ok, type Result, useCase } from '#platform/use-case.ts'
import { instalmentDue, instalmentFailed } from '../events.ts'
import { moneyOf, type Plan, type PlanSubject, planForUpdate } from '../queries/subjects.ts'
import { morningOf } from '../rules/morning.ts'
import { type Standing, standingOf } from '../rules/standing.ts'

const hour = 3_600_000

/**
 * 54: looks where a plan stands, and does what is due: tells its client, or charges their card, for one instalment at a time, the
 * oldest first. Whoever wakes it (its day, a payment, another card) asks for the same; harmless whenever and however often.
 */
export const collect = useCase('plans.collect', {
	input: z.object({ planId: Id }),
	output: z.object({}),
	subject: ({ db }, { planId }) => planForUpdate(db, planId),
	may: touchlineItself,
	conflicts: { charge_one_per_obligation: 'charges_underway' },
	async run(acting, subject) {
		const { plan, of } = subject
		if (plan.ended_at) return ok({})
		if (of.open === 0) return end(acting, subject)
		const today = dayOf(acting.now, of.studio_zone)
		const standing = standingOf(plan.instalments, moneyOf(plan, of), today)
		await postpone(acting, of.id, standing.laterMinor)
		if (!standing.atHand) {
			await keep(acting, plan, { next_at: nextMorning(standing, of.studio_zone), waits_for: null })
			return ok({})
		}
		return collectAtHand(acting, subject, standing.atHand, standing)
	},
})

type AtHand = NonNullable<Standing['atHand']>

async function collectAtHand(
	acting: Acting,
	subject: PlanSubject,
	atHand: AtHand,
	standing: Standing,
): Promise<Result<object>> {
	const { of } = subject
	const fresh = atHand.number > subject.plan.at_number
	const again: Kept = fresh ? { at_number: atHand.number, tries: 0, waits_for: null, charge_id: null } : {}
	const plan: Plan = { ...subject.plan, ...again }
	const nextDay = nextMorning(standing, of.studio_zone)
	if (!plan.by_card) {
		await keep(acting, plan, { ...again, next_at: nextDay })
		if (fresh) await tellDue(acting, subject, atHand)
		return ok({})
	}
	const waits = plan.waits_for !== null && (plan.next_at === null || plan.next_at > acting.now)
	if (waits) return ok({})
	const charged = await charge(acting, subject, atHand)
	await keep(acting, plan, { ...again, ...charged })
	return ok({})
}

type Kept = Partial<Pick<Plan, 'at_number' | 'tries' | 'waits_for' | 'charge_id' | 'next_at'>>

/** One attempt at the card, or why there is none. */
async function charge(acting: Acting, { plan, of }: PlanSubject, atHand: AtHand): Promise<Kept> {
	const { db, now, actor } = acting
	const card = of.client_id ? await defaultCardOf(db, of.client_id) : null
	if (!card || !of.client_id) {
		await tellFailed(acting, { plan, of }, atHand)
		return { waits_for: 'card', next_at: null }
	}
	const things = [{ obligationId: of.id, amountMinor: atHand.amountMinor }]
	const begun = await beginCharge(acting, {
		...{ clientId: of.client_id, things, card, begunBy: 'studio', keepCard: false },
	})
	// They are paying this very moment, or the studio takes no cards just now (31).
	if (!begun.ok)
		return { next_at: new Date(now.getTime() + (begun.code === 'charges_underway' ? 1 : 24) * hour) }
	const { chargeId } = begun.value
	await sendErrand(db, actor.studioId as string, 'charges.look', [chargeId])
	// Its end wakes the plan; should nobody say so, the next day does.
	return { charge_id: chargeId, waits_for: null, next_at: new Date(now.getTime() + 24 * hour) }
}

const keep = async ({ db }: Acting, { id }: Plan, kept: Kept): Promise<void> =>
	void (await db.updateTable('payment_plan').set(kept).where('id', '=', id).execute())

async function end({ db, now }: Acting, { plan, of }: PlanSubject): Promise<Result<object>> {
	const ended_why = of.called_off_at ? 'called_off' : 'settled'
	await db
		.updateTable('payment_plan')
		.set({ ended_at: now, ended_why, next_at: null, waits_for: null })
		.where('id', '=', plan.id)
		.execute()
	return ok({})
}

const tellDue = (
	{ emit }: Acting,
	{ plan, of }: PlanSubject,
	{ number, amountMinor }: AtHand,
): ReturnType<Acting['emit']> =>
	emit(instalmentDue, {
		...about(of),
		data: { planId: plan.id, obligationId: of.id, number, amountMinor },
	})

const tellFailed = (
	{ emit }: Acting,
	{ plan, of }: Omit<PlanSubject, 'client_id'>,
	atHand: AtHand,
): ReturnType<Acting['emit']> =>
	emit(instalmentFailed, {
		...about(of),
		data: {
			...{ planId: plan.id, obligationId: of.id, ...atHand },
			...{ waitsFor: 'card', againOn: null, first: true },
		},
	})

/** When more is due; null: everything is. */
const nextMorning = ({ nextDay }: Standing, zone: string): Date | null =>
	nextDay === null ? null : morningOf(nextDay, zone)
