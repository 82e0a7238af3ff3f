import { sql } from 'kysely'
import { z } from 'zod'
import { appointmentForUpdate } from '#features/appointments/queries/subjects.ts'
import { payableKind } from '#features/appointments/rules/payable.ts'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { type Acting, ok, useCase } from '#platform/use-case.ts'
import { earnedOf } from '../rules/share.ts'
import { linesOf, type Standing } from '../rules/turns.ts'
import { type NewEarning, writeEarnings } from './parts/write.ts'

/**
 * 10.10: brings what coaches earned in step with how the places of an appointment stand, whatever was done or undone and however often
 * this is asked: each completion earns once (constraint `earning_once`), an undone one writes the opposite.
 */
export const settleEarnings = useCase('earnings.settle-earnings', {
	input: z.object({ appointmentId: Id }),
	output: z.object({ written: z.number() }),
	may: touchlineItself,
	async run(acting, _, { appointmentId }) {
		// Locked first, so that what is decided is decided on what is there.
		if (!(await appointmentForUpdate(acting.db, appointmentId))) return ok({ written: 0 })
		const places = await placesOf(acting, appointmentId)
		const lines = places.flatMap((place) => linesOf(place).map((line) => lineOf(place, line)))
		await writeEarnings(acting, lines)
		return ok({ written: lines.length })
	},
})

type Place = Standing &
	Omit<NewEarning, 'turn' | 'kind' | 'amountMinor' | 'reason'> & { was: Snapshot | null }
/** A turn's own figures: they are taken back as they were earned. */
type Snapshot = Pick<NewEarning, 'coachId' | 'valueMinor' | 'shareBp' | 'currency' | 'source'>

const lineOf = (place: Place, { turn, kind }: { turn: number; kind: 'earned' | 'undone' }): NewEarning => {
	const { placeId, appointmentId, clientId, title, forAt, coachId, valueMinor, shareBp, currency, source } =
		place
	const of = { placeId, appointmentId, clientId, title, forAt, turn, kind, reason: '' }
	if (kind === 'undone' && place.was) return { ...of, ...place.was, amountMinor: -(place.left ?? 0) }
	return { ...of, coachId, valueMinor, shareBp, currency, source, amountMinor: earnedOf(valueMinor, shareBp) }
}

/** What each place is worth: its share of the package that pays it, else its price; nothing where its credit was given back. */
async function placesOf({ db }: Acting, appointmentId: string): Promise<Place[]> {
	const { rows } = await sql<Place>`
		select p.id as "placeId", a.id as "appointmentId", p.client_id as "clientId", a.coach_id as "coachId", a.title,
			a.starts_at as "forAt", p.status = 'completed' as completed, coalesce(p.by_package = 'returned', false) as "creditReturned",
			coalesce(c.value_minor, case when p.by_package = 'returned' then 0 else coalesce(o.price_minor, p.price_minor) end)::float8
				as "valueMinor",
			coalesce(k.currency, p.currency) as currency, case when c.id is null then 'single' else 'package' end as source,
			coalesce((select h.share_bp from earning_share h where h.studio_id = a.studio_id and h.staff_id = a.coach_id), 10000)
				as "shareBp",
			coalesce(e.turn, 0) as turn, n.left, coalesce(e.source = 'package', false) as "byPackage",
			case when e.id is not null then jsonb_build_object('coachId', e.coach_id, 'valueMinor', e.value_minor, 'shareBp', e.share_bp,
				'currency', e.currency, 'source', e.source) end as was
		from appointment_place p
		join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id
		left join credit c on c.studio_id = p.studio_id and c.place_id = p.id
		left join package k on k.studio_id = c.studio_id and k.id = c.package_id
		left join obligation o on o.studio_id = p.studio_id and o.kind = ${payableKind} and o.payable_id = p.id
		left join lateral (select * from earning e where e.studio_id = p.studio_id and e.place_id = p.id and e.kind = 'earned'
			order by e.turn desc limit 1) e on true
		left join lateral (select case when not bool_or(t.kind = 'undone') then sum(t.amount_minor)::float8 end as left
			from earning t where t.studio_id = p.studio_id and t.place_id = p.id and t.turn = e.turn) n on true
		where p.appointment_id = ${appointmentId}::uuid order by p.id`.execute(db)
	return rows
}
