import { z } from 'zod'
import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { type EffectLine, ok, useCase } from '#platform/use-case.ts'
import { clientArchived } from '../events.ts'
import { coachOfAll } from '../permissions.ts'
import { chosenForUpdate } from '../queries/chosen.ts'
import { fullName } from '../rules/fields.ts'

/** 2.1: archived clients keep reading, if the studio allows it, and are out of lists and programs. One or many. */
export const archiveClients = useCase('clients.archive-clients', {
	input: z.object({ clientIds: z.array(Id).min(1).max(200) }),
	output: z.object({ archived: z.array(z.string()) }),
	subject: ({ db }, { clientIds }) => chosenForUpdate(db, clientIds),
	may: coachOfAll,
	async run({ db, actor, now, emit, locale }, chosen) {
		const leaving = chosen.filter((client) => client.archived_at === null)
		const ids = leaving.map(({ id }) => id)
		if (ids.length > 0) {
			await db
				.updateTable('client')
				.set((is) => ({ archived_at: now, archived_by: staffIdOf(actor), version: is('version', '+', 1) }))
				.where('id', 'in', ids)
				.execute()
		}
		for (const clientId of ids) {
			await emit(clientArchived, { clientId, subject: { type: 'client', id: clientId }, data: { clientId } })
		}
		const { archived_clients_read: reads } = await db
			.selectFrom('studio_settings')
			.select('archived_clients_read')
			.executeTakeFirstOrThrow()
		const say = { locale }
		const [first] = leaving
		const name = first ? fullName(first.first_name, first.last_name) : ''
		const effects: EffectLine[] = [
			{
				kind: 'goes',
				text:
					ids.length === 1
						? m.clients_effect_archived_one({ name }, say)
						: m.clients_effect_archived({ count: ids.length }, say),
			},
			{ kind: 'stays', text: m.clients_effect_archive_stays({}, say) },
			{
				kind: 'note',
				text: reads ? m.clients_effect_archive_reads({}, say) : m.clients_effect_archive_locked({}, say),
			},
		]
		return ok({ archived: ids }, effects)
	},
})
