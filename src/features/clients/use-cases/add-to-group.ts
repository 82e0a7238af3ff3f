import { z } from 'zod'
import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { joinedGroup } from '../events.ts'
import { coachOfAll } from '../permissions.ts'
import { chosenForUpdate } from '../queries/chosen.ts'
import { groupsNamed } from './create-client.ts'

/** 2.3: by hand, one or many; who is in already stays in. */
export const addToGroup = useCase('clients.add-to-group', {
	input: z.object({ groupId: Id, clientIds: z.array(Id).min(1).max(200) }),
	output: z.object({ added: z.number() }),
	subject: ({ db }, { clientIds }) => chosenForUpdate(db, clientIds),
	may: coachOfAll,
	async run({ db, actor, emit, locale }, chosen, { groupId }) {
		const [group] = await groupsNamed(db, [groupId])
		if (!group) return refuse('not_found')
		const rows = chosen.map(({ id }) => ({
			studio_id: actor.studioId as string,
			group_id: groupId,
			client_id: id,
			added_by: staffIdOf(actor),
		}))
		const added = await db
			.insertInto('client_group_member')
			.values(rows)
			.onConflict((again) => again.doNothing())
			.returning('client_id')
			.execute()
		const subject = { type: 'group', id: groupId }
		for (const { client_id: clientId } of added) {
			await emit(joinedGroup, {
				clientId,
				subject,
				after: { group: group.name },
				data: { groupId, clientId },
			})
		}
		const text = m.clients_effect_joined({ count: added.length, group: group.name }, { locale })
		return ok({ added: added.length }, [{ kind: 'comes', text }])
	},
})
