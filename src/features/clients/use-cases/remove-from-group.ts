import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { leftGroup } from '../events.ts'
import { coachOfAll } from '../permissions.ts'
import { chosenForUpdate } from '../queries/chosen.ts'
import { groupsNamed } from './create-client.ts'

/** 2.3: takes clients out of a group. Who is in by its rule stays in until the tag goes; the effects say so. */
export const removeFromGroup = useCase('clients.remove-from-group', {
	input: z.object({ groupId: Id, clientIds: z.array(Id).min(1).max(200) }),
	output: z.object({ removed: z.number(), stayByRule: z.number() }),
	subject: ({ db }, { clientIds }) => chosenForUpdate(db, clientIds),
	may: coachOfAll,
	async run({ db, emit, locale }, chosen, { groupId }) {
		const [group] = await groupsNamed(db, [groupId])
		if (!group) return refuse('not_found')
		const ids = chosen.map(({ id }) => id)
		const removed = await db
			.deleteFrom('client_group_member')
			.where('group_id', '=', groupId)
			.where('client_id', 'in', ids)
			.returning('client_id')
			.execute()
		const subject = { type: 'group', id: groupId }
		for (const { client_id: clientId } of removed) {
			await emit(leftGroup, { clientId, subject, before: { group: group.name }, data: { groupId, clientId } })
		}
		const still = await db
			.selectFrom('group_membership')
			.select('client_id')
			.where('group_id', '=', groupId)
			.where('client_id', 'in', ids)
			.execute()
		const say = { locale }
		return ok({ removed: removed.length, stayByRule: still.length }, [
			{ kind: 'goes', text: m.clients_effect_left({ count: removed.length, group: group.name }, say) },
			{ kind: 'stays', text: m.clients_effect_runs_stay({}, say) },
			...(still.length > 0
				? [{ kind: 'note' as const, text: m.clients_effect_stay_by_rule({ count: still.length }, say) }]
				: []),
		])
	},
})
