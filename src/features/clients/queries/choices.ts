import { sql } from 'kysely'
import { z } from 'zod'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { fieldDefinitions } from './client-row.ts'

/** What forms about clients let one choose from: groups, tags in use, coaches, the studio's own fields. */
export const clientChoices = query('clients.client-choices', {
	input: z.object({}),
	output: z.object({
		groups: z.array(z.object({ id: z.string(), name: z.string(), byRule: z.boolean() })),
		tags: z.array(z.string()),
		coaches: z.array(z.object({ id: z.string(), name: z.string() })),
		fields: z.array(
			z.object({
				id: z.string(),
				name: z.string(),
				kind: z.enum(['text', 'number', 'date', 'choice']),
				choices: z.array(z.string()),
			}),
		),
	}),
	may: anyStaff,
	async run({ db }) {
		const groups = await db
			.selectFrom('client_group')
			.select(['id', 'name', 'everyone_tagged'])
			.orderBy(sql`lower(name)`)
			.limit(500)
			.execute()
		const coaches = await db
			.selectFrom('staff')
			.select(['id', 'name'])
			.where('removed_at', 'is', null)
			.where('role', 'in', ['owner', 'coach'])
			.orderBy('name')
			.execute()
		return {
			groups: groups.map(({ id, name, everyone_tagged }) => ({ id, name, byRule: everyone_tagged !== null })),
			tags: await tagsInUse(db),
			coaches,
			fields: await fieldDefinitions(db),
		}
	},
})

/** Tags in alphabetical order, by walking the distinct ones of the newest thousand tagged clients: cheap at any size. */
async function tagsInUse(db: Parameters<typeof fieldDefinitions>[0]): Promise<string[]> {
	const { rows } = await sql<{ tag: string }>`
		select distinct tag from (
			select unnest(tags) as tag from (select tags from client where tags <> '{}' order by id desc limit 1000) newest
			union all select everyone_tagged from client_group where everyone_tagged is not null
		) tags order by tag limit 200`.execute(db)
	return rows.map(({ tag }) => tag)
}
