import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { groupCreated } from '../events.ts'
import { line, Tag } from '../rules/fields.ts'

export const GroupName = line(80).pipe(z.string().min(1))

/** 2.3: a named audience; its members by hand, and by rule everyone who carries a tag. */
export const createGroup = useCase('clients.create-group', {
	input: z.object({ name: GroupName, everyoneTagged: Tag.nullish() }),
	output: z.object({ groupId: z.string() }),
	may: coaches,
	conflicts: { client_group_name: 'group_name_taken' },
	async run({ db, actor, now, emit }, _, { name, everyoneTagged }) {
		const groupId = newId()
		await db
			.insertInto('client_group')
			.values({
				studio_id: actor.studioId as string,
				id: groupId,
				name,
				everyone_tagged: everyoneTagged ?? null,
				created_at: now,
			})
			.execute()
		const after = { name, everyoneTagged: everyoneTagged ?? null }
		await emit(groupCreated, { subject: { type: 'group', id: groupId }, after, data: { groupId } })
		return ok({ groupId })
	},
})
