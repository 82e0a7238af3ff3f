import { sql } from 'kysely'
import { z } from 'zod'
import { moneySeenBy } from '#features/payments/queries/payments.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'

const kinds = [
	...(['trouble', 'unknown', 'client', 'declined', 'refund_failed', 'refund_waits', 'disputed'] as const),
] as const

const Row = z.object({
	kind: z.enum(kinds),
	id: z.string(),
	chargeId: z.string(),
	obligationId: z.string(),
	clientId: z.string().nullable(),
	client: z.string(),
	title: z.string(),
	amountMinor: z.number(),
	currency: z.string(),
	at: z.date(),
	/** In the provider's word: why it was declined, what a bank disputes. */
	detail: z.string(),
	/** Whether it can be called off. */
	open: z.boolean(),
})
export type Attention = z.output<typeof Row>

const week = 7 * 86_400_000

/** 7: what goes wrong or waits with cards, in one place, the newest first. One statement. */
export const attention = query('charges.attention', {
	input: z.object({}),
	output: z.object({ rows: z.array(Row), connected: z.boolean() }),
	may: coaches,
	async run({ db, actor, now }) {
		const lately = new Date(now.getTime() - week)
		const { rows } = await sql<Attention>`
			with found as (
				select case when c.trouble is not null then 'trouble' when c.state = 'unknown' then 'unknown'
						when c.state = 'needs_client_action' then 'client' else 'declined' end as kind,
					c.id, c.id as charge_id, c.amount_minor, c.created_at as at, coalesce(c.trouble, c.decline_code, '') as detail,
					c.unfinished as open
				from charge c where c.trouble is not null or c.state in ('unknown', 'needs_client_action')
					or c.state = 'failed' and c.finished_at > ${lately}
				union all
				select case r.state when 'failed' then 'refund_failed' else 'refund_waits' end, r.id, r.charge_id, r.amount_minor,
					r.created_at, coalesce(r.failure, ''), false
				from refund r where r.state = 'failed' and r.created_at > ${new Date(now.getTime() - 12 * week)}
					or r.state in ('unknown', 'begun') and r.created_at < ${new Date(now.getTime() - 600_000)}
				union all
				select 'disputed', d.id, d.charge_id, d.amount_minor, d.opened_at, d.reason, false
				from dispute d where d.state in ('inquiry', 'open'))
			select f.kind, f.id, f.charge_id as "chargeId", p.obligation_id as "obligationId", k.client_id as "clientId",
				coalesce(trim(c.first_name || ' ' || c.last_name), '') as client, p.title, f.amount_minor::float8 as "amountMinor",
				k.currency, f.at, f.detail, f.open
			from found f join charge k on k.id = f.charge_id
			left join client c on c.studio_id = k.studio_id and c.id = k.client_id
			cross join lateral (select p.obligation_id, string_agg(p.title, ', ') over () as title from charge_part p
				where p.studio_id = k.studio_id and p.charge_id = k.id order by p.obligation_id limit 1) p
			where ${moneySeenBy(actor)}
			order by f.at desc, f.id limit 100`.execute(db)
		const connection = await db.selectFrom('stripe_connection').select('studio_id').executeTakeFirst()
		return { rows, connected: connection !== undefined }
	},
})
