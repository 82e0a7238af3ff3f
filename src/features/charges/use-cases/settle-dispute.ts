import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { disputeLost, disputeWon, disputing, type Entry } from '#features/payments/rules/entries.ts'
import { type Posting, post } from '#features/payments/use-cases/parts/ledger.ts'
import { newId } from '#platform/ids.ts'
import { allocate } from '#platform/money/allocate.ts'
import { fromWire } from '#platform/money/wire.ts'
import { type Acting, ok, useCase } from '#platform/use-case.ts'
import { disputeClosed, disputeOpened } from '../events.ts'
import { type Charge, chargeOf, disputeOf } from '../queries/subjects.ts'
import { convergeDispute, type DisputeVerdict } from '../rules/converge-dispute.ts'
import { nextLook } from '../rules/pace.ts'
import type { DisputeSeen } from '../stripe/port.ts'

/** 49, 50: writes what came of looking at a dispute. One about nothing of ours is left alone. */
export const settleDispute = useCase('charges.settle-dispute', {
	input: z.object({ seen: z.custom<DisputeSeen>(), accountId: z.string(), asOf: z.date() }),
	output: z.object({ state: z.string().nullable() }),
	may: touchlineItself,
	async run(acting, _, { seen, accountId, asOf }) {
		const { db } = acting
		const found = seen.intentId
			? await db
					.selectFrom('charge')
					.select('id')
					.where('intent_id', '=', seen.intentId)
					.where('account_id', '=', accountId)
					.executeTakeFirst()
			: undefined
		const charge = found && (await chargeOf(db, found.id, 'for update'))
		if (!charge) return ok({ state: null })
		const known = await disputeOf(db, seen.id, 'for update')
		const verdict = convergeDispute(
			known ? { state: known.state, asOf: known.as_of } : null,
			seen.status,
			asOf,
		)
		if (!verdict) return ok({ state: known?.state ?? null })
		const amount = known?.amount ?? fromWire(seen.amount, seen.currency) ?? charge.amount
		const disputeId = await write(acting, charge, { seen, verdict, asOf, amount, id: known?.id })
		await move(acting, charge, amount, verdict.moves)
		await announce(acting, charge, { disputeId, amount, verdict })
		return ok({ state: verdict.state })
	},
})

type Look = {
	seen: DisputeSeen
	verdict: DisputeVerdict
	asOf: Date
	amount: number
	id: string | undefined
}

async function write({ db, actor, now }: Acting, charge: Charge, look: Look): Promise<string> {
	const { seen, verdict, asOf, amount } = look
	const closed = verdict.state === 'won' || verdict.state === 'lost'
	const id = look.id ?? newId()
	const stands = {
		...{ state: verdict.state, as_of: asOf, answer_by: seen.answerBy, reason: seen.reason.slice(0, 80) },
		...{ closed_at: closed ? now : null, next_look_at: closed ? null : nextLook(now, 8) },
	}
	await db
		.insertInto('dispute')
		.values({
			...{ studio_id: actor.studioId as string, id, charge_id: charge.id, provider_id: seen.id },
			...{ amount_minor: amount, currency: charge.currency, opened_at: now, ...stands },
		})
		.onConflict((known) => known.columns(['studio_id', 'provider_id']).doUpdateSet(stands))
		.execute()
	return id
}

const entriesOf: Record<DisputeVerdict['moves'][number], (minor: number) => Entry[]> = {
	taken: disputing,
	back: disputeWon,
	gone: disputeLost,
}
const kindOf = { taken: 'dispute', back: 'dispute_won', gone: 'dispute_lost' } as const

/** Money of one charge is that of several things: each bears its share. */
async function move(acting: Acting, charge: Charge, amount: number, moves: DisputeVerdict['moves']) {
	for (const { obligationId } of charge.parts) await obligationOf(acting.db, obligationId, 'for update')
	const shares = allocate(
		amount,
		charge.parts.map(({ amountMinor }) => amountMinor),
	)
	const postings = moves.flatMap((each) =>
		charge.parts.map(
			({ obligationId }, at): Posting => ({
				...{ obligationId, kind: kindOf[each], currency: charge.currency },
				entries: entriesOf[each](shares[at] as number),
			}),
		),
	)
	await post(acting, postings)
}

type Said = { disputeId: string; amount: number; verdict: DisputeVerdict }

async function announce(
	{ emit }: Acting,
	charge: Charge,
	{ disputeId, amount, verdict }: Said,
): Promise<void> {
	const about = { clientId: charge.client_id, subject: { type: 'charge', id: charge.id } }
	const data = { chargeId: charge.id, disputeId, amountMinor: amount, currency: charge.currency }
	const { state, moves } = verdict
	if (state === 'won' || state === 'lost')
		await emit(disputeClosed, { ...about, data: { ...data, won: state === 'won' } })
	else await emit(disputeOpened, { ...about, data: { ...data, moved: moves.includes('taken') } })
}
