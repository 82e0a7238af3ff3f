import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { staffOf } from '#features/accounts/permissions.ts'
import { seesMoney } from '#features/appointments/queries/seen.ts'
import { clientReading } from '#features/clients/permissions.ts'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { type Actor, staffIdOf } from '#platform/actor.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { type Status, stateOf, states } from '../rules/offer.ts'
import { type PartOf, part, partsOf } from './part-of.ts'

const listed = z.object({
	id: z.string(),
	name: z.string(),
	client: z.object({ id: z.string(), name: z.string() }),
	coach: z.string(),
	state: z.enum(states),
	expiresOn: z.string(),
	sessions: z.number(),
	/** Null for whoever sees no money (1.3). */
	totalMinor: z.number().nullable(),
	currency: z.string(),
})
export type ListedBundle = z.infer<typeof listed>

type Row = Omit<ListedBundle, 'state'> & { status: Status; zone: string; offeredAt: Date }

type Page = { order: RawBuilder<unknown>; limit: number }

/** Bundles with the names a list shows, one more than a page. */
const rowsOf = async (db: Db, where: RawBuilder<unknown>, page: Page): Promise<Row[]> =>
	(await selected(where, page).execute(db)).rows

const selected = (where: RawBuilder<unknown>, { order, limit }: Page): RawBuilder<Row> => sql<Row>`
		select b.id, b.name, jsonb_build_object('id', c.id, 'name', trim(c.first_name || ' ' || c.last_name)) as client,
			l.name as coach, b.status, b.expires_on::text as "expiresOn", b.zone, b.offered_at as "offeredAt",
			b.total_minor::float8 as "totalMinor", b.currency,
			(select count(*)::int from bundle_session s where s.studio_id = b.studio_id and s.bundle_id = b.id) as sessions
		from bundle b
		join client c on c.studio_id = b.studio_id and c.id = b.client_id
		join staff l on l.studio_id = b.studio_id and l.id = b.coach_id
		where ${where} order by ${order} limit ${limit + 1}`

const seen = (actor: Actor, now: Date) => {
	const money = actor.kind === 'client' || seesMoney(actor)
	return ({ offeredAt: _, status, zone, ...row }: Row): ListedBundle => ({
		...row,
		state: stateOf({ status, expiresOn: row.expiresOn, zone }, now),
		totalMinor: money ? row.totalMinor : null,
	})
}

/** 1.3 inside a statement: the same as the permission `staffOfBundle`. */
const seenBy = (actor: Actor): RawBuilder<unknown> =>
	sql`(${visibleTo(actor)} or b.coach_id = ${staffIdOf(actor)}::uuid)`

const paged = {
	after: cursor(z.iso.datetime(), Id).optional(),
	limit: z.number().int().min(1).max(100).default(20),
}
const newest = sql`b.offered_at desc, b.id desc`
const older = (after: readonly [string, string] | undefined) =>
	after ? sql`and (b.offered_at, b.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``

function pageOf(rows: Row[], limit: number): { page: Row[]; next: string | null } {
	const page = rows.slice(0, limit)
	const last = rows.length > limit ? page.at(-1) : undefined
	return { page, next: last ? cursorText(last.offeredAt.toISOString(), last.id) : null }
}

/** 7.1: what a client was offered, the newest first. */
export const ofClient = query('bundles.of-client', {
	input: z.object({ clientId: Id, ...paged }),
	output: z.object({ bundles: z.array(listed), next: z.string().nullable() }),
	subject: ({ db }, { clientId }) =>
		db.selectFrom('client').select(['id', 'id as client_id']).where('id', '=', clientId).executeTakeFirst(),
	may: staffOf,
	async run({ db, actor, now }, { id }, { after, limit }) {
		const rows = await rowsOf(db, sql`b.client_id = ${id}::uuid ${older(after)}`, { order: newest, limit })
		const { page, next } = pageOf(rows, limit)
		return { bundles: page.map(seen(actor, now)), next }
	},
})

/** 7.1: what was made of one template, the newest first. */
export const ofTemplate = query('bundles.of-template', {
	input: z.object({ templateId: Id, ...paged }),
	output: z.object({ bundles: z.array(listed), next: z.string().nullable() }),
	subject: ({ db }, { templateId }) =>
		db.selectFrom('bundle_template').select('id').where('id', '=', templateId).executeTakeFirst(),
	may: anyStaff,
	async run({ db, actor, now }, { id }, { after, limit }) {
		const where = sql`b.template_id = ${id}::uuid and ${seenBy(actor)} ${older(after)}`
		const { page, next } = pageOf(await rowsOf(db, where, { order: newest, limit }), limit)
		return { bundles: page.map(seen(actor, now)), next }
	},
})

/** 7.1: offers that wait for an answer, the one that ends first on top: a coach's home shows them. */
export const openOffers = query('bundles.open-offers', {
	input: z.object({ limit: z.number().int().min(1).max(100).default(20) }),
	output: z.object({ bundles: z.array(listed), more: z.boolean() }),
	may: anyStaff,
	async run({ db, actor, now }, _, { limit }) {
		const open = sql`b.status = 'offered' and (${now}::timestamptz at time zone b.zone)::date <= b.expires_on`
		const order = sql`b.expires_on, b.id`
		const rows = await rowsOf(db, sql`${open} and ${seenBy(actor)}`, { order, limit })
		return { bundles: rows.slice(0, limit).map(seen(actor, now)), more: rows.length > limit }
	},
})

/**
 * 8.2: what a client is offered and has not answered, the one that ends first on top, and which of their sessions to come are
 * part of a bundle, by appointment. A client has a handful: no pages, and one statement (G2).
 */
export const myBundles = query('bundles.my-bundles', {
	input: z.object({}),
	output: z.object({ offers: z.array(listed), parts: z.record(z.string(), part) }),
	may: clientReading,
	async run({ db, actor, now }) {
		const open = sql`b.status = 'offered' and (${now}::timestamptz at time zone b.zone)::date <= b.expires_on`
		const mine = sql`b.client_id = ${actor.id}::uuid and ${open}`
		const offers = selected(mine, { order: sql`b.expires_on, b.id`, limit: 50 })
		const { rows } = await sql<{ offers: Row[]; parts: (PartOf & { appointmentId: string })[] }>`
			select (select coalesce(jsonb_agg(o), '[]') from (${offers}) o) as offers,
				(select coalesce(jsonb_agg(p), '[]') from (${partsOf(actor.id, now)}) p) as parts`.execute(db)
		const parts = (rows[0]?.parts ?? []).map(({ appointmentId, ...each }) => [appointmentId, each] as const)
		return { offers: (rows[0]?.offers ?? []).map(seen(actor, now)), parts: Object.fromEntries(parts) }
	},
})
