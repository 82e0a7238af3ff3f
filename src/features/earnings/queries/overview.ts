import { sql } from 'kysely'
import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { coaches } from '#platform/permission.ts'
import { addMonths, dayOf, monthOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { isOpen } from './subjects.ts'

export const Sum = z.object({ currency: z.string(), minor: z.number() })
export const CoachEarnings = z.object({
	coachId: z.string(),
	name: z.string(),
	/** Of what their sessions are worth, in hundredths of a percent. */
	shareBp: z.number(),
	/** What they earned this month, by currency. */
	month: z.array(Sum),
	/** What no payout pays yet; below nothing: taken back after it was paid out. */
	open: z.array(Sum),
	/** Made or sent, and not there yet. */
	underWay: z.array(Sum),
})
export type CoachEarnings = z.output<typeof CoachEarnings>

/** 10.10: what each coach earned this month and what is still to be paid out; a coach sees their own. One statement. */
export const overview = query('earnings.overview', {
	input: z.object({}),
	output: z.object({ month: z.string(), coaches: z.array(CoachEarnings) }),
	may: coaches,
	async run({ db, actor, now }) {
		const settings = db.selectFrom('studio_settings').select('time_zone')
		const { time_zone: zone } = await settings.executeTakeFirstOrThrow()
		const month = monthOf(dayOf(now, zone))
		const own = 'role' in actor && actor.role !== 'owner' ? staffIdOf(actor) : null
		const instant = (day: string) => sql`(${day}::date::timestamp at time zone ${zone})`
		const sums = (where: ReturnType<typeof sql>) => sql`coalesce((
			select jsonb_agg(jsonb_build_object('currency', k.currency, 'minor', k.minor) order by k.currency)
			from (select e.currency, sum(e.amount_minor)::float8 as minor from earning e
				where e.studio_id = s.studio_id and e.coach_id = s.id and ${where} group by 1) k where k.minor <> 0), '[]')`
		const { rows } = await sql<CoachEarnings>`
			select s.id as "coachId", s.name, coalesce(h.share_bp, 10000) as "shareBp",
				${sums(sql`e.at >= ${instant(month)} and e.at < ${instant(addMonths(month, 1))}`)} as month,
				${sums(isOpen)} as open,
				coalesce((select jsonb_agg(jsonb_build_object('currency', k.currency, 'minor', k.minor) order by k.currency)
					from (select p.currency, sum(p.amount_minor)::float8 as minor from payout p where p.studio_id = s.studio_id
						and p.coach_id = s.id and p.state in ('pending', 'sent', 'error') group by 1) k), '[]') as "underWay"
			from staff s left join earning_share h on h.studio_id = s.studio_id and h.staff_id = s.id
			where (${own}::uuid is null or s.id = ${own}::uuid) and ((s.removed_at is null and s.role in ('owner', 'coach'))
				or exists (select from earning e where e.studio_id = s.studio_id and e.coach_id = s.id))
			order by lower(s.name), s.id limit 500`.execute(db)
		return { month, coaches: rows }
	},
})
