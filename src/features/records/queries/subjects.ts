import type { Reading } from '#platform/use-case.ts'

/** Whose records: this client's, or those of the client who asks. */
export async function clientAsked({ db, actor }: Reading, clientId?: string) {
	const id = clientId ?? (actor.kind === 'client' ? actor.id : undefined)
	if (!id) return undefined
	const row = await db
		.selectFrom('client')
		.select(['id as client_id', 'first_name', 'last_name'])
		.where('id', '=', id)
		.executeTakeFirst()
	return row && { client_id: row.client_id, name: `${row.first_name} ${row.last_name}`.trim() }
}
