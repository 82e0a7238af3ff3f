import { z } from 'zod'
import { anyClient } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { profileEdited } from '../events.ts'
import { clientForUpdate } from '../queries/client-row.ts'
import { changes } from '../rules/changes.ts'
import { line, Phone, Zone } from '../rules/fields.ts'

/**
 * 2.4: what a client changes about themselves is at once what the coach sees: it is the same row. The address they log in
 * with has its own way, with confirmation at both addresses (1.1).
 */
export const editOwnProfile = useCase('clients.edit-own-profile', {
	input: z.object({
		firstName: line(100).pipe(z.string().min(1)),
		lastName: line(100).default(''),
		phone: Phone.nullish(),
		locale: z.enum(['en', 'fr']).nullish(),
		timeZone: Zone.nullish(),
		version: z.number().int().optional(),
	}),
	output: z.object({ version: z.number() }),
	subject: async ({ db, actor }) => (actor.kind === 'client' ? clientForUpdate(db, actor.id) : null),
	may: anyClient,
	async run({ db, emit }, client, input) {
		if (input.version !== undefined && input.version !== client.version) return refuse('stale')
		const wanted = {
			first_name: input.firstName,
			last_name: input.lastName,
			...(input.phone === undefined ? {} : { phone: input.phone }),
			...(input.locale === undefined ? {} : { locale: input.locale }),
			...(input.timeZone === undefined ? {} : { time_zone: input.timeZone }),
		}
		const changed = changes(client, wanted)
		if (!changed) return ok({ version: client.version })
		const version = client.version + 1
		await db.updateTable('client').set({ ...wanted, version }).where('id', '=', client.id).execute()
		const subject = { type: 'client', id: client.id }
		await emit(profileEdited, { clientId: client.id, subject, data: { clientId: client.id }, ...changed })
		return ok({ version })
	},
})
