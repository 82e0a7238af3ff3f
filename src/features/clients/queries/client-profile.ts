import { sql } from 'kysely'
import { z } from 'zod'
import { staffOf } from '#features/accounts/permissions.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import type { FieldDefinition } from '../rules/custom-fields.ts'
import { fullName } from '../rules/fields.ts'
import type { ClientRow } from './client-row.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const Field = z.object({
	id: z.string(),
	name: z.string(),
	kind: z.enum(['text', 'number', 'date', 'choice']),
	choices: z.array(z.string()),
	value: z.union([z.string(), z.number()]).nullable(),
})

/** Everything the profile shows, in one statement: every tab of a client's page begins with it (G2). */
export const clientProfile = query('clients.client-profile', {
	input: z.object({ clientId: Id }),
	output: z.object({
		id: z.string(),
		name: z.string(),
		firstName: z.string(),
		lastName: z.string(),
		email: z.string().nullable(),
		phone: z.string().nullable(),
		bornOn: z.string().nullable(),
		locale: z.enum(['en', 'fr']).nullable(),
		timeZone: z.string().nullable(),
		externalId: z.string().nullable(),
		tags: z.array(z.string()),
		primaryCoach: Named.nullable(),
		otherCoaches: z.array(Named),
		groups: z.array(Named.extend({ byRule: z.boolean() })),
		fields: z.array(Field),
		hasAccount: z.boolean(),
		invited: z.boolean(),
		/** Whether the studio measures: then there is a tab for it (8.1). */
		measures: z.boolean(),
		createdAt: z.date(),
		archivedAt: z.date().nullable(),
		version: z.number(),
	}),
	subject: async ({ db }, { clientId }) => (await profileOf(clientId).execute(db)).rows[0],
	may: staffOf,
	async run(_, client) {
		return {
			id: client.id,
			name: fullName(client.first_name, client.last_name),
			firstName: client.first_name,
			lastName: client.last_name,
			email: client.email,
			phone: client.phone,
			bornOn: client.born_on,
			locale: client.locale as 'en' | 'fr' | null,
			timeZone: client.time_zone,
			externalId: client.external_id,
			tags: client.tags,
			primaryCoach: client.primary,
			otherCoaches: client.others,
			groups: client.groups,
			fields: client.definitions.map((field) => ({
				...field,
				value: client.custom_fields[field.id] ?? null,
			})),
			hasAccount: client.account_id !== null,
			invited: client.invited,
			measures: client.measures,
			createdAt: client.created_at,
			archivedAt: client.archived_at,
			version: client.version,
		}
	},
})

type Around = {
	definitions: FieldDefinition[]
	primary: { id: string; name: string } | null
	others: { id: string; name: string }[]
	groups: { id: string; name: string; byRule: boolean }[]
	invited: boolean
	measures: boolean
}

const profileOf = (clientId: string) => sql<ClientRow & Around>`
	select c.*, c.id as client_id, (select jsonb_build_object('id', s.id, 'name', s.name) from staff s
			where s.studio_id = c.studio_id and s.id = c.primary_coach_id) as primary,
		coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name)
			from client_coach cc join staff s on s.studio_id = cc.studio_id and s.id = cc.staff_id
			where cc.studio_id = c.studio_id and cc.client_id = c.id), '[]') as others,
		coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'byRule', not exists (
				select from client_group_member h where h.studio_id = c.studio_id and h.group_id = g.id and h.client_id = c.id))
				order by lower(g.name))
			from group_membership m join client_group g on g.studio_id = m.studio_id and g.id = m.group_id
			where m.studio_id = c.studio_id and m.client_id = c.id), '[]') as groups,
		exists (select from invitation i where i.studio_id = c.studio_id and i.client_id = c.id
			and i.accepted_at is null and i.withdrawn_at is null) as invited,
		coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'kind', f.kind, 'choices', f.choices) order by f.position, f.id)
			from custom_field f where f.studio_id = c.studio_id), '[]') as definitions,
		exists (select from measurement_setting s where s.studio_id = c.studio_id and s.turned_on_at is not null) as measures
	from client c where c.id = ${clientId}::uuid`

/** Where a merged record went (1.5); not found for anybody else. */
export const mergedInto = query('clients.merged-into', {
	input: z.object({ clientId: Id }),
	output: z.object({ clientId: z.string() }),
	subject: async ({ db }, { clientId }) => {
		const row = await db
			.selectFrom('client_merged')
			.select('into_client_id as client_id')
			.where('client_id', '=', clientId)
			.executeTakeFirst()
		return row
	},
	may: staffOf,
	run: async (_, merged) => ({ clientId: merged.client_id }),
})
