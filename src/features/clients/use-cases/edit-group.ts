import { z } from 'zod'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { groupEdited } from '../events.ts'
import { changes } from '../rules/changes.ts'
import { Tag } from '../rules/fields.ts'
import { GroupName } from './create-group.ts'

/** 2.3: a new name, or another rule; with a rule changed, whoever it brought is out and whoever it brings is in, at once. */
export const editGroup = useCase('clients.edit-group', {
	input: z.object({ groupId: Id, name: GroupName.optional(), everyoneTagged: Tag.nullish() }),
	output: z.object({ groupId: z.string() }),
	subject: ({ db }, { groupId }) => groupForUpdate(db, groupId),
	may: coaches,
	conflicts: { client_group_name: 'group_name_taken' },
	async run({ db, emit, locale }, group, { name, everyoneTagged }) {
		const wanted = {
			...(name === undefined ? {} : { name }),
			...(everyoneTagged === undefined ? {} : { everyone_tagged: everyoneTagged }),
		}
		const changed = changes(group, wanted)
		if (!changed) return ok({ groupId: group.id })
		const had = await membersOf(db, group.id)
		await db.updateTable('client_group').set(wanted).where('id', '=', group.id).execute()
		const has = await membersOf(db, group.id)
		const subject = { type: 'group', id: group.id }
		await emit(groupEdited, { subject, data: { groupId: group.id }, ...changed })
		const text = m.clients_effect_group_size({ before: had, after: has }, { locale })
		return ok({ groupId: group.id }, had === has ? [] : [{ kind: 'note', text }])
	},
})

export const groupForUpdate = (db: Db, groupId: string) =>
	db.selectFrom('client_group').selectAll().where('id', '=', groupId).forUpdate().executeTakeFirst()

/** How many are in a group, by hand and by rule, as it stands in this transaction. */
export async function membersOf(db: Db, groupId: string): Promise<number> {
	const row = await db
		.selectFrom('group_membership')
		.select((is) => is.fn.countAll<string>().as('count'))
		.where('group_id', '=', groupId)
		.executeTakeFirstOrThrow()
	return Number(row.count)
}
