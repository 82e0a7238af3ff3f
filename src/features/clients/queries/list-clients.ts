import { type SelectQueryBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Actor, staffIdOf } from '#platform/actor.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import type { DB } from '#platform/database/types.ts'
import { Id } from '#platform/ids.ts'
import { anyStaff } from '#platform/permission.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { fullName } from '../rules/fields.ts'
import { longestSearch } from '../rules/search.ts'
import { matching } from './matching.ts'
import { ofCoach, visibleTo } from './visible.ts'

export const ClientFilters = z.object({
	q: z.string().max(longestSearch).default(''),
	state: z.enum(['active', 'archived', 'all']).default('active'),
	groupId: Id.optional(),
	tag: z.string().max(40).optional(),
	/** Only those the reader coaches. */
	mine: z.boolean().default(false),
})
export type Filters = z.output<typeof ClientFilters>

/** Where a list by name goes on: after this name, and this client of that name. */
export const byName = cursor(z.string(), Id)
type ByName = z.output<typeof byName>

const Listed = z.object({
	id: z.string(),
	name: z.string(),
	firstName: z.string(),
	lastName: z.string(),
	email: z.string().nullable(),
	phone: z.string().nullable(),
	tags: z.array(z.string()),
	coach: z.string().nullable(),
	/** `access`: can log in; `invited`: an invitation is open; `none`: neither; `archived`. */
	state: z.enum(['access', 'invited', 'none', 'archived']),
})
export type ListedClient = z.output<typeof Listed>

/** 2.2: the clients one may see, by surname, a page at a time. */
export const listClients = query('clients.list-clients', {
	input: ClientFilters.extend({
		after: byName.optional(),
		limit: z.number().int().min(1).max(200).default(50),
	}),
	output: z.object({ clients: z.array(Listed), next: z.string().nullable() }),
	may: anyStaff,
	async run(reading, _, { after, limit, ...filters }) {
		await planForThisSearch(reading, filters)
		const rows = await page(reading, filters, after, limit)
		const last = rows.length > limit ? rows[limit - 1] : undefined
		return {
			clients: rows.slice(0, limit).map(listed),
			next: last ? cursorText(last.sort_name, last.id) : null,
		}
	},
})

/**
 * One statement for search, filters, visibility and order; one row more than asked for says that there are more. The
 * page is found in the index first, and only its rows are read.
 */
function page({ db, actor }: Reading, filters: Filters, after: ByName | undefined, limit: number) {
	let found = filtered(db.selectFrom('client_directory as c'), filters, actor)
	if (after) found = found.where(sql<boolean>`(c.sort_name, c.id) > (${after[0]}, ${after[1]}::uuid)`)
	const keys = found
		.select(['c.id', 'c.sort_name'])
		.orderBy('c.sort_name')
		.orderBy('c.id')
		.limit(limit + 1)
		.$narrowType<{ id: string; sort_name: string }>()
	return db
		.with(
			(cte) => cte('page').materialized(),
			() => keys,
		)
		.selectFrom('page')
		.innerJoin('client as c', 'c.id', 'page.id')
		.leftJoin('staff', 'staff.id', 'c.primary_coach_id')
		.select(['c.id', 'c.first_name', 'c.last_name', 'c.email', 'c.phone', 'c.tags', 'page.sort_name'])
		.select(['c.account_id', 'c.archived_at', 'staff.name as coach'])
		.select(
			sql<boolean>`exists (select from invitation i where i.client_id = c.id
				and i.accepted_at is null and i.withdrawn_at is null)`.as('invited'),
		)
		.orderBy('page.sort_name')
		.orderBy('page.id')
		.execute()
}

/** The conditions of a list, the same for reading, counting and exporting. */
export function filtered<O>(
	from: SelectQueryBuilder<DB & { c: DB['client_directory'] }, 'c', O>,
	filters: Filters,
	actor: Actor,
) {
	let rows = from.where(visibleTo(actor)).where(matching(filters.q))
	if (filters.state === 'active') rows = rows.where('c.archived_at', 'is', null)
	if (filters.state === 'archived') rows = rows.where('c.archived_at', 'is not', null)
	if (filters.tag !== undefined) rows = rows.where(sql<boolean>`c.tags @> array[${filters.tag}::text]`)
	if (filters.mine) rows = rows.where(ofCoach(staffIdOf(actor)))
	if (filters.groupId !== undefined) {
		rows = rows.where(
			sql<boolean>`c.id in (select m.client_id from group_membership m where m.group_id = ${filters.groupId}::uuid)`,
		)
	}
	return rows
}

// "mar" and "gmail" want different plans; a named statement would soon be planned once for both.
export async function planForThisSearch(
	{ db }: Pick<Reading, 'db'>,
	{ q }: Pick<Filters, 'q'>,
): Promise<void> {
	if (q !== '') await sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(db)
}

type Row = Awaited<ReturnType<typeof page>>[number]

const listed = (row: Row): ListedClient => ({
	id: row.id,
	name: fullName(row.first_name, row.last_name),
	firstName: row.first_name,
	lastName: row.last_name,
	email: row.email,
	phone: row.phone,
	tags: row.tags,
	coach: row.coach,
	state: row.archived_at ? 'archived' : row.account_id ? 'access' : row.invited ? 'invited' : 'none',
})
