import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { type EffectLine, ok, useCase } from '#platform/use-case.ts'
import { groupDeleted } from '../events.ts'
import { groupForUpdate, membersOf } from './edit-group.ts'

/**
 * 2.3: deletes no client. Programs shared with this group alone are switched off by the database in the same statement,
 * because sharing without groups would be for everybody (4.2, I20).
 */
export const deleteGroup = useCase('clients.delete-group', {
	input: z.object({ groupId: Id }),
	output: z.object({}),
	subject: ({ db }, { groupId }) => groupForUpdate(db, groupId),
	may: coaches,
	async run({ db, emit, locale }, group) {
		const members = await membersOf(db, group.id)
		const programs = await programsSharedWith(db, group.id)
		await db.deleteFrom('client_group').where('id', '=', group.id).execute()
		await emit(groupDeleted, {
			subject: { type: 'group', id: group.id },
			before: { name: group.name, everyoneTagged: group.everyone_tagged },
			data: { groupId: group.id },
		})
		const say = { locale }
		const effects: EffectLine[] = [
			{ kind: 'goes', text: m.clients_effect_group_deleted({ name: group.name }, say) },
			{ kind: 'stays', text: m.clients_effect_group_members_stay({ count: members }, say) },
			...programs.map((title) => ({
				kind: 'goes' as const,
				text: m.clients_effect_group_program({ title }, say),
			})),
		]
		return ok({}, effects)
	},
})

/** Reads sharing's tables, for the preview only: whoever deletes a group wants to know what its members lose. */
async function programsSharedWith(db: Db, groupId: string): Promise<string[]> {
	const { rows } = await sql<{ title: string }>`
		select p.title from program_share_group g
		join program_share s on s.studio_id = g.studio_id and s.program_id = g.program_id
		join program p on p.studio_id = g.studio_id and p.id = g.program_id
		where g.group_id = ${groupId}::uuid and s.kind = 'generic' and s.activated_at is not null
		order by p.title limit 50`.execute(db)
	return rows.map(({ title }) => title)
}
