import { type Permission, permission } from '#platform/permission.ts'

/**
 * Whoever may read a program: staff, Touchline itself, and a client who has it at this moment (I20). For the client
 * this asks the view `program_access`, the one predicate of what is shared; sharing keeps its tables, this only reads.
 */
export const mayRead: Permission<{ id: string }> = permission(
	'staff, or a client who has the program',
	async ({ db, actor }, { id }) => {
		if (actor.kind === 'staff' || actor.kind === 'key' || actor.kind === 'system') return true
		if (actor.kind !== 'client') return false
		const access = await db
			.selectFrom('program_access')
			.select('client_id')
			.where('program_id', '=', id)
			.where('client_id', '=', actor.id)
			.executeTakeFirst()
		return access !== undefined
	},
)
