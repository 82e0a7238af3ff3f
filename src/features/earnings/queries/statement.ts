import { sql } from 'kysely'
import { z } from 'zod'
import { payableKind } from '#features/appointments/rules/payable.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { addMonths, dayOf, monthOf } from '#platform/time/days.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { earnerOrOwner } from '../permissions.ts'
import { states } from '../rules/payout-states.ts'
import { Sum } from './overview.ts'
import { type Coach, coachOf, isOpen } from './subjects.ts'

const Line = z.object({
	id: z.string(),
	/** When it was earned, or taken back. */
	at: z.string(),
	kind: z.enum(['earned', 'undone', 'taken_back']),
	title: z.string(),
	/** Empty: a client who was deleted. */
	client: z.string(),
	forAt: z.string(),
	appointmentId: z.string(),
	/** What the session was worth, and whether a package paid it. */
	valueMinor: z.number(),
	source: z.enum(['package', 'single']),
	shareBp: z.number(),
	amountMinor: z.number(),
	currency: z.string(),
	reason: z.string(),
	/** What the client got back of its price since: it takes nothing from the coach by itself. */
	refundedMinor: z.number(),
	/** Something of it can be taken back. */
	takable: z.boolean(),
	/** How the payout stands that pays it; null: open. */
	payout: z.enum(states).nullable(),
})
export type EarningLine = z.output<typeof Line>

const Payout = z.object({
	id: z.string(),
	amountMinor: z.number(),
	currency: z.string(),
	count: z.number(),
	state: z.enum(states),
	reference: z.string(),
	problem: z.string(),
	madeOn: z.string(),
	sentOn: z.string().nullable(),
	paidOn: z.string().nullable(),
	version: z.number(),
})
export type PayoutView = z.output<typeof Payout>

const Statement = z.object({
	coach: z.object({ id: z.string(), name: z.string(), shareBp: z.number(), shareVersion: z.number() }),
	/** The first day of the month, in the studio's zone. */
	month: z.string(),
	timeZone: z.string(),
	today: z.string(),
	lines: z.array(Line),
	totals: z.array(Sum.extend({ sessions: z.number() })),
	open: z.array(Sum.extend({ sessions: z.number() })),
	/** The last fifty. */
	payouts: z.array(Payout),
})
export type Statement = z.output<typeof Statement>

/** 10.10: what a coach earned in a month of the studio's clock, line by line, what is open and what was paid out. */
export const statement = query('earnings.statement', {
	input: z.object({
		coachId: Id,
		/** Any day of the month; left out: this month. */
		month: Day.optional(),
	}),
	output: Statement,
	subject: ({ db }, { coachId }) => coachOf(db, coachId),
	may: earnerOrOwner,
	async run(reading, coach, { month: asked }) {
		const today = dayOf(reading.now, coach.zone)
		const month = monthOf(asked ?? today)
		const { coach_id: id, name, shareBp, shareVersion, zone: timeZone } = coach
		const lines = await linesOf(reading, coach, month)
		return {
			...{ coach: { id, name, shareBp, shareVersion }, month, timeZone, today, lines },
			totals: totalsOf(lines),
			...(await around(reading, coach)),
		}
	},
})

async function linesOf({ db }: Reading, { coach_id, zone }: Coach, month: string): Promise<EarningLine[]> {
	const instant = (day: string) => sql`(${day}::date::timestamp at time zone ${zone})`
	const { rows } = await sql<EarningLine & { at: Date; forAt: Date }>`
		select e.id, e.at, e.kind, e.title, coalesce(trim(c.first_name || ' ' || c.last_name), '') as client, e.for_at as "forAt",
			e.appointment_id as "appointmentId", e.value_minor::float8 as "valueMinor", e.source, e.share_bp as "shareBp",
			e.amount_minor::float8 as "amountMinor", e.currency, e.reason, coalesce(o.refunded_minor, 0)::float8 as "refundedMinor",
			e.kind = 'earned' and e.amount_minor > 0 and not exists (select from earning x where x.studio_id = e.studio_id
				and x.place_id = e.place_id and x.turn = e.turn and x.kind <> 'earned') as takable,
			p.state as payout
		from earning e
		left join client c on c.studio_id = e.studio_id and c.id = e.client_id
		left join obligation o on o.studio_id = e.studio_id and o.kind = ${payableKind} and o.payable_id = e.place_id
			and e.kind = 'earned' and e.source = 'single'
		left join payout_line l on l.studio_id = e.studio_id and l.earning_id = e.id and l.live
		left join payout p on p.studio_id = l.studio_id and p.id = l.payout_id
		where e.coach_id = ${coach_id}::uuid and e.at >= ${instant(month)} and e.at < ${instant(addMonths(month, 1))}
		order by e.at, e.id limit 5000`.execute(db)
	return rows.map((row) => ({ ...row, at: row.at.toISOString(), forAt: row.forAt.toISOString() }))
}

/** By currency: what the lines come to, and of how many sessions; one that is undone counts no more. */
function totalsOf(lines: readonly EarningLine[]) {
	const counts = { earned: 1, undone: -1, taken_back: 0 }
	return [...Map.groupBy(lines, ({ currency }) => currency)].map(([currency, of]) => ({
		currency,
		minor: of.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
		sessions: of.reduce((sum, { kind }) => sum + counts[kind], 0),
	}))
}

async function around(
	{ db }: Reading,
	{ coach_id, zone }: Coach,
): Promise<Pick<Statement, 'open' | 'payouts'>> {
	const { rows } = await sql<Pick<Statement, 'open' | 'payouts'>>`
		select coalesce((select jsonb_agg(jsonb_build_object('currency', k.currency, 'minor', k.minor, 'sessions', k.sessions)
				order by k.currency)
			from (select e.currency, sum(e.amount_minor)::float8 as minor,
					count(*) filter (where e.kind = 'earned') - count(*) filter (where e.kind = 'undone') as sessions
				from earning e where e.coach_id = ${coach_id}::uuid and ${isOpen} group by 1) k), '[]') as open,
			coalesce((select jsonb_agg(to_jsonb(v) order by v.id desc) from (
				select p.id, p.amount_minor as "amountMinor", p.currency, p.state, p.reference, p.problem, p.sent_on as "sentOn",
					p.paid_on as "paidOn", p.version, (p.made_at at time zone ${zone})::date as "madeOn",
					(select count(*) from payout_line l where l.studio_id = p.studio_id and l.payout_id = p.id) as count
				from payout p where p.coach_id = ${coach_id}::uuid order by p.id desc limit 50) v), '[]') as payouts`.execute(
		db,
	)
	return rows[0] ?? { open: [], payouts: [] }
}
