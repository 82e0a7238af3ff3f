import { z } from 'zod'
import { EmailAddress } from '#features/accounts/rules/address.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { clientEdited, tagsChanged } from '../events.ts'
import { coachOf } from '../permissions.ts'
import { type ClientRow, clientForUpdate, fieldDefinitions } from '../queries/client-row.ts'
import { changes, tagChanges } from '../rules/changes.ts'
import { changedFields } from '../rules/custom-fields.ts'
import { FieldValues, line, Phone, Tags, Zone } from '../rules/fields.ts'

const Input = z.object({
	clientId: Id,
	/** What the editor had before them: somebody else's change meanwhile is not overwritten. */
	version: z.number().int().optional(),
	firstName: line(100).pipe(z.string().min(1)).optional(),
	lastName: line(100).optional(),
	email: EmailAddress.nullish(),
	phone: Phone.nullish(),
	bornOn: Day.nullish(),
	locale: z.enum(['en', 'fr']).nullish(),
	timeZone: Zone.nullish(),
	externalId: line(100).pipe(z.string().min(1)).nullish(),
	tags: Tags.optional(),
	customFields: FieldValues.optional(),
})

/** 2.1, 2.5: what isn't given stays as it is; null takes a value away. */
export const editClient = useCase('clients.edit-client', {
	input: Input,
	output: z.object({ clientId: z.string(), version: z.number(), changed: z.boolean() }),
	subject: ({ db }, { clientId }) => clientForUpdate(db, clientId),
	may: coachOf,
	conflicts: { client_email: 'email_taken', client_external_id: 'external_id_taken' },
	async run({ db, emit }, client, input) {
		if (input.version !== undefined && input.version !== client.version) return refuse('stale')
		// 2.4, 1.5: the address somebody logs in with is theirs to change, with confirmation at both.
		if (client.account_id && input.email !== undefined && input.email !== client.email)
			return refuse('email_is_theirs', {}, 'email')
		const definitions = input.customFields ? await fieldDefinitions(db) : []
		const fields = changedFields(definitions, client.custom_fields, input.customFields ?? {})
		if (fields.wrong[0]) return refuse('field_value', {}, `customFields.${fields.wrong[0]}`)
		const wanted = { ...columnsOf(input), ...(input.customFields ? { custom_fields: fields.values } : {}) }
		const changed = changes(client, wanted)
		if (!changed) return ok({ clientId: client.id, version: client.version, changed: false })
		const { custom_fields, ...columns } = changed.after as Partial<ClientRow>
		await db
			.updateTable('client')
			.set({
				...columns,
				...(custom_fields ? { custom_fields: JSON.stringify(custom_fields) } : {}),
				version: client.version + 1,
			})
			.where('id', '=', client.id)
			.execute()
		const subject = { type: 'client', id: client.id }
		await emit(clientEdited, { clientId: client.id, subject, data: { clientId: client.id }, ...changed })
		const tags = tagChanges(client.tags, input.tags ?? client.tags)
		if (tags)
			await emit(tagsChanged, { clientId: client.id, subject, data: { clientId: client.id, ...tags } })
		return ok({ clientId: client.id, version: client.version + 1, changed: true })
	},
})

function columnsOf(input: z.output<typeof Input>): Partial<ClientRow> {
	const columns = {
		first_name: input.firstName,
		last_name: input.lastName,
		email: input.email,
		phone: input.phone,
		born_on: input.bornOn,
		locale: input.locale,
		time_zone: input.timeZone,
		external_id: input.externalId,
		tags: input.tags,
	}
	return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}
