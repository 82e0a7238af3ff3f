import { sql } from 'kysely'
import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'

const Group = z.object({
	id: z.string(),
	name: z.string(),
	everyoneTagged: z.string().nullable(),
	/** As membership stands now, by hand and by rule, archived clients included. */
	members: z.number(),
	byHand: z.number(),
})
export type GroupEntry = z.output<typeof Group>

const members = sql<number>`(select count(*)::int from group_membership m where m.studio_id = g.studio_id and m.group_id = g.id)`
const byHand = sql<number>`(select count(*)::int from client_group_member h where h.studio_id = g.studio_id and h.group_id = g.id)`

/** 2.3: the studio's groups, by name. */
export const listGroups = query('clients.list-groups', {
	input: z.object({
		after: cursor(z.string()).optional(),
		limit: z.number().int().min(1).max(200).default(100),
	}),
	output: z.object({ groups: z.array(Group), next: z.string().nullable() }),
	may: anyStaff,
	async run({ db }, _, { after, limit }) {
		let rows = db
			.selectFrom('client_group as g')
			.select(['g.id', 'g.name', 'g.everyone_tagged as everyoneTagged'])
		if (after !== undefined) rows = rows.where(sql<boolean>`lower(g.name) > lower(${after[0]})`)
		const found = await rows
			.select([members.as('members'), byHand.as('byHand')])
			.orderBy(sql`lower(g.name)`)
			.limit(limit + 1)
			.execute()
		const groups = found.slice(0, limit)
		const last = found.length > limit ? groups.at(-1) : undefined
		return { groups, next: last ? cursorText(last.name) : null }
	},
})

/** One group; who is in it is `clients.list-clients` with its id. */
export const groupDetail = query('clients.group-detail', {
	input: z.object({ groupId: Id }),
	output: Group,
	subject: ({ db }, { groupId }) =>
		db
			.selectFrom('client_group as g')
			.select(['g.id', 'g.name', 'g.everyone_tagged as everyoneTagged'])
			.select([members.as('members'), byHand.as('byHand')])
			.where('g.id', '=', groupId)
			.executeTakeFirst(),
	may: anyStaff,
	run: async (_, group) => group,
})

/** Who of these is in the group by hand, hence can be taken out of it. */
export const membersByHand = query('clients.members-by-hand', {
	input: z.object({ groupId: Id, clientIds: z.array(Id).max(200) }),
	output: z.object({ clientIds: z.array(z.string()) }),
	may: anyStaff,
	async run({ db }, _, { groupId, clientIds }) {
		if (clientIds.length === 0) return { clientIds: [] }
		const rows = await db
			.selectFrom('client_group_member')
			.select('client_id')
			.where('group_id', '=', groupId)
			.where('client_id', 'in', clientIds)
			.execute()
		return { clientIds: rows.map((row) => row.client_id) }
	},
})
