import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { tagsChanged } from '../events.ts'
import { coachOfAll } from '../permissions.ts'
import { chosenForUpdate } from '../queries/chosen.ts'
import { tagChanges } from '../rules/changes.ts'
import { Tags } from '../rules/fields.ts'

const mostTags = 20

/** 2.5: puts tags on several clients, and takes others off. Groups by rule follow at once (2.3). */
export const tagClients = useCase('clients.tag-clients', {
	input: z.object({
		clientIds: z.array(Id).min(1).max(200),
		add: Tags.default([]),
		remove: Tags.default([]),
	}),
	output: z.object({ changed: z.number() }),
	subject: ({ db }, { clientIds }) => chosenForUpdate(db, clientIds),
	may: coachOfAll,
	async run({ db, emit, locale }, chosen, { add, remove }) {
		let changed = 0
		for (const client of chosen) {
			const after = [...new Set([...client.tags.filter((tag) => !remove.includes(tag)), ...add])]
			if (after.length > mostTags) return refuse('too_many_tags', { most: mostTags }, 'add')
			const difference = tagChanges(client.tags, after)
			if (!difference) continue
			changed++
			await db
				.updateTable('client')
				.set((is) => ({ tags: after, version: is('version', '+', 1) }))
				.where('id', '=', client.id)
				.execute()
			await emit(tagsChanged, {
				clientId: client.id,
				subject: { type: 'client', id: client.id },
				before: { tags: client.tags },
				after: { tags: after },
				data: { clientId: client.id, ...difference },
			})
		}
		return ok({ changed }, [{ kind: 'note', text: m.clients_effect_tagged({ count: changed }, { locale }) }])
	},
})
