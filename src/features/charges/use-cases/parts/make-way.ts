import { sql } from 'kysely'
import type { RefusalCode } from '#platform/refusals.ts'
import type { Acting } from '#platform/use-case.ts'
import type { ChargeState } from '../../rules/states.ts'

/** An attempt by what makes it the same as another. */
export type Standing = {
	parts: readonly { obligationId: string; minor: number }[]
	cardId: string | null
	keepCard: boolean
	byStudio: boolean
}
type Other = {
	id: string
	state: ChargeState
	cardId: string | null
	keepCard: boolean
	byStudio: boolean
	trouble: string | null
	parts: { obligationId: string; minor: number }[]
}
type Way = { same: string } | { code: RefusalCode } | { supersede: (chargeId: string) => Promise<void> }

/**
 * What stands in the way of a new attempt: the very same one is found again; another one of the client's is to be called off first,
 * and the new one waits for that (2, 16); money that is already moving, and whatever the studio would do meanwhile, is left alone (31).
 * The things are locked, so nothing comes in between.
 */
export async function makeWay({ db, now }: Acting, wanted: Standing): Promise<Way> {
	const { rows } = await sql<Other>`
		select c.id, c.state, c.card_id as "cardId", c.keep_consented_at is not null as "keepCard", c.begun_by = 'studio' as "byStudio",
			c.trouble, (select jsonb_agg(jsonb_build_object('obligationId', p.obligation_id, 'minor', p.amount_minor))
				from charge_part p where p.studio_id = c.studio_id and p.charge_id = c.id) as parts
		from charge c where c.standing and exists (
			select from charge_part p where p.studio_id = c.studio_id and p.charge_id = c.id
				and p.obligation_id = any (${wanted.parts.map(({ obligationId }) => obligationId)}::uuid[]))
		for update of c`.execute(db)
	const [only] = rows
	if (only && rows.length === 1 && isSame(only, wanted)) return { same: only.id }
	const moving = rows.some(({ state, trouble }) => state === 'processing' || trouble !== null)
	if (rows.length > 0 && (moving || wanted.byStudio)) return { code: 'charges_underway' }
	return {
		async supersede(chargeId) {
			if (rows.length === 0) return
			await db
				.updateTable('charge')
				.set({ superseded_by: chargeId, standing: false, next_look_at: now })
				.where(
					'id',
					'in',
					rows.map(({ id }) => id),
				)
				.execute()
		},
	}
}

function isSame(other: Other, wanted: Standing): boolean {
	const parts = new Map(other.parts.map(({ obligationId, minor }) => [obligationId, minor]))
	return (
		parts.size === wanted.parts.length &&
		wanted.parts.every(({ obligationId, minor }) => parts.get(obligationId) === minor) &&
		other.cardId === wanted.cardId &&
		(other.keepCard === wanted.keepCard || wanted.cardId !== null) &&
		other.byStudio === wanted.byStudio
	)
}
