import { z } from 'zod'
import { EmailAddress } from '#features/accounts/rules/address.ts'
import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id, newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { Day } from '#platform/time/day-input.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { clientCreated, joinedGroup } from '../events.ts'
import { fieldDefinitions } from '../queries/client-row.ts'
import { changedFields } from '../rules/custom-fields.ts'
import { FieldValues, fullName, line, Phone, Tags, Zone } from '../rules/fields.ts'

/** 2.1: a client enters the studio, with a main calendar of their own. Invites nobody: that is another use-case. */
export const createClient = useCase('clients.create-client', {
	input: z.object({
		firstName: line(100).pipe(z.string().min(1)),
		lastName: line(100).default(''),
		email: EmailAddress.nullish(),
		phone: Phone.nullish(),
		bornOn: Day.nullish(),
		locale: z.enum(['en', 'fr']).nullish(),
		timeZone: Zone.nullish(),
		externalId: line(100).pipe(z.string().min(1)).nullish(),
		/** Missing: whoever creates the client. */
		primaryCoachId: Id.nullish(),
		tags: Tags.default([]),
		groupIds: z.array(Id).max(50).default([]),
		customFields: FieldValues.default({}),
	}),
	output: z.object({ clientId: z.string() }),
	may: coaches,
	conflicts: { client_email: 'email_taken', client_external_id: 'external_id_taken' },
	async run({ db, actor, now, emit, locale }, _, input) {
		if (input.email && (await isTaken(db, input.email))) return refuse('email_taken', {}, 'email')
		const coachId = input.primaryCoachId ?? staffIdOf(actor)
		if (!(await isCoach(db, coachId))) return refuse('not_found')
		const fields = changedFields(await fieldDefinitions(db), {}, input.customFields)
		if (fields.wrong[0]) return refuse('field_value', {}, `customFields.${fields.wrong[0]}`)
		const groups = await groupsNamed(db, input.groupIds)
		if (groups.length !== new Set(input.groupIds).size) return refuse('not_found')
		const clientId = newId()
		const studio_id = actor.studioId as string
		await db
			.insertInto('client')
			.values({
				studio_id,
				id: clientId,
				first_name: input.firstName,
				last_name: input.lastName,
				email: input.email ?? null,
				phone: input.phone ?? null,
				born_on: input.bornOn ?? null,
				locale: input.locale ?? null,
				time_zone: input.timeZone ?? null,
				external_id: input.externalId ?? null,
				primary_coach_id: coachId,
				tags: input.tags,
				custom_fields: JSON.stringify(fields.values),
				created_at: now,
			})
			.execute()
		await db.insertInto('calendar').values({ studio_id, id: newId(), client_id: clientId }).execute()
		await emit(clientCreated, { clientId, subject: { type: 'client', id: clientId }, data: { clientId } })
		for (const { id: groupId } of groups) {
			const row = { studio_id, group_id: groupId, client_id: clientId, added_by: staffIdOf(actor) }
			await db.insertInto('client_group_member').values(row).execute()
			await emit(joinedGroup, { clientId, data: { groupId, clientId } })
		}
		const name = fullName(input.firstName, input.lastName)
		return ok({ clientId }, [
			{ kind: 'comes', text: m.clients_effect_created({ name }, { locale }) },
			{ kind: 'note', text: m.clients_effect_not_invited({}, { locale }) },
		])
	},
})

const isTaken = async (db: Db, email: string): Promise<boolean> =>
	(await db.selectFrom('client').select('id').where('email', '=', email).executeTakeFirst()) !== undefined

/** Whether this is an owner or coach who still works here: an assistant coaches nobody (1.3). */
export async function isCoach(db: Db, staffId: string | null): Promise<boolean> {
	const row = await db
		.selectFrom('staff')
		.select('id')
		.where('id', '=', staffId)
		.where('removed_at', 'is', null)
		.where('role', 'in', ['owner', 'coach'])
		.executeTakeFirst()
	return row !== undefined
}

export const groupsNamed = async (db: Db, ids: string[]): Promise<{ id: string; name: string }[]> =>
	ids.length === 0
		? []
		: db.selectFrom('client_group').select(['id', 'name']).where('id', 'in', ids).execute()
