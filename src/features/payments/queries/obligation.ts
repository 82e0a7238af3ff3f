import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { HandMethod, Method, states } from '../fields.ts'
import { coachOfObligation } from '../permissions.ts'
import { referenceOf } from '../rules/reference.ts'
import { paymentSettings } from './settings.ts'
import { obligationOf, standingWaiver } from './subjects.ts'

const Line = z.object({
	id: z.string(),
	at: z.string(),
	kind: z.enum([
		...(['owed', 'payment', 'refund', 'waiver', 'reversal', 'overpayment', 'overpayment_refund'] as const),
		...(['dispute', 'dispute_won', 'dispute_lost'] as const),
	]),
	/** What a reversal undoes. */
	reverses: z.enum(['payment', 'refund', 'waiver', 'overpayment_refund']).nullable(),
	by: z.string(),
	/** Of payments and refunds, and of what reverses them. */
	method: Method.nullable(),
	paidOn: z.string().nullable(),
	reference: z.string(),
	reversed: z.boolean(),
	/** The movement itself: what is owed grew or shrank by it, money came or went. */
	minor: z.number(),
	/** What was open after it. */
	openMinor: z.number(),
	entries: z.array(z.object({ account: z.string(), minor: z.number() })),
})
export type LedgerLine = z.output<typeof Line>

const View = z.object({
	id: z.string(),
	kind: z.string(),
	aboutId: z.string().nullable(),
	clientId: z.string().nullable(),
	client: z.string(),
	title: z.string(),
	forAt: z.string(),
	zone: z.string(),
	currency: z.string(),
	priceMinor: z.number(),
	paidMinor: z.number(),
	refundedMinor: z.number(),
	waivedMinor: z.number(),
	/** What a bank took back while it looks into it (49). */
	disputedMinor: z.number(),
	openMinor: z.number(),
	state: z.enum(states),
	calledOff: z.boolean(),
	waived: z.boolean(),
	announcedAt: z.string().nullable(),
	reference: z.string(),
	/** What the studio takes; and today, by its clock. */
	methods: z.array(HandMethod),
	today: z.string(),
	lines: z.array(Line),
})
export type ObligationView = z.output<typeof View>

type Row = Omit<LedgerLine, 'at' | 'openMinor'> & { at: Date; receivable: number }

/** What is owed for one thing, and everything that happened to it, in the ledger's order (58: also what was reversed). */
export const obligation = query('payments.obligation', {
	input: z.object({ obligationId: Id }),
	output: View,
	subject: ({ db }, { obligationId }) => obligationOf(db, obligationId),
	may: coachOfObligation,
	async run({ db, now }, of) {
		const { rows } = await sql<Row>`
			select t.id, t.at, t.kind, r.kind as reverses, coalesce(s.name, '') as by, p.method, p.paid_on::text as "paidOn",
				coalesce(p.reference, '') as reference,
				exists (select from ledger_transaction later where later.studio_id = t.studio_id and later.reverses_id = t.id) as reversed,
				coalesce(p.amount_minor, nullif(abs(e.receivable), 0), e.moved)::float8 as minor, e.receivable, e.entries
			from ledger_transaction t
			left join ledger_transaction r on r.studio_id = t.studio_id and r.id = t.reverses_id
			left join payment p on p.studio_id = t.studio_id and p.id = coalesce(t.reverses_id, t.id)
			left join staff s on s.studio_id = t.studio_id and s.id = t.staff_id
			cross join lateral (
				select coalesce(sum(amount_minor) filter (where account = 'receivable'), 0)::float8 as receivable, max(amount_minor)::float8 as moved,
					jsonb_agg(jsonb_build_object('account', account, 'minor', amount_minor) order by amount_minor desc) as entries
				from ledger_entry where ledger_entry.studio_id = t.studio_id and transaction_id = t.id) e
			where t.obligation_id = ${of.id}::uuid order by t.at, t.id`.execute(db)
		let openMinor = 0
		const lines = rows.map(({ receivable, ...row }) => {
			openMinor += receivable
			const minor = row.kind === 'owed' ? receivable : row.minor
			return { ...row, minor, at: row.at.toISOString(), openMinor }
		})
		const said = await sql<{ at: Date; firstName: string; lastName: string }>`
			select a.at, c.first_name as "firstName", c.last_name as "lastName" from client c
			left join payment_announced a on a.studio_id = c.studio_id and a.obligation_id = ${of.id}::uuid and a.open_minor = ${of.open}
			where c.id = ${of.client_id}::uuid`.execute(db)
		const { methods, referencePattern } = await paymentSettings(db)
		const who = said.rows[0]
		return {
			...{ id: of.id, kind: of.kind, aboutId: of.about_id, clientId: of.client_id, client: of.client },
			...{ title: of.title, forAt: of.for_at.toISOString(), zone: of.zone, currency: of.currency },
			...{ priceMinor: of.price, paidMinor: of.paid, refundedMinor: of.refunded, waivedMinor: of.waived },
			disputedMinor: of.disputed,
			...{ openMinor: of.open, state: of.state, calledOff: of.called_off_at !== null },
			waived: (await standingWaiver(db, of.id)) !== null,
			announcedAt: who?.at?.toISOString() ?? null,
			reference: who && of.client_id ? referenceOf(referencePattern, { id: of.client_id, ...who }) : '',
			...{ methods, today: dayOf(now, of.studio_zone), lines },
		}
	},
})
