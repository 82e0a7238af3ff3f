import { sql } from 'kysely'
import { z } from 'zod'
import { matching } from '#features/clients/queries/matching.ts'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { shareOf } from './share.ts'

/** 1.3: those of these clients that the actor may know of, in one statement whatever their number. */
export async function visibleClients(
	{ db, actor }: Pick<Reading, 'db' | 'actor'>,
	ids: readonly string[],
	{ archived }: { archived: boolean },
): Promise<Set<string>> {
	const { rows } = await sql<{ id: string }>`
		select c.id from client c where c.id = any (${ids}::uuid[]) and ${visibleTo(actor)}
			and (${archived}::boolean or c.archived_at is null)`.execute(db)
	return new Set(rows.map((row) => row.id))
}

/** 4.3: whom a program could still be shared with by name, as one types (2.2): not archived, not named yet. */
export const clientsToAdd = query('sharing.clients-to-add', {
	input: z.object({ programId: Id, q: z.string().max(200).default('') }),
	output: z.object({
		clients: z.array(z.object({ id: z.string(), name: z.string(), email: z.string().nullable() })),
	}),
	subject: ({ db }, { programId }) => shareOf(db, programId),
	may: coaches,
	async run({ db, actor }, _, { programId, q }) {
		const { rows } = await sql<{ id: string; name: string; email: string | null }>`
			select c.id, trim(c.first_name || ' ' || c.last_name) as name, c.email from client_directory c
			where c.archived_at is null and ${visibleTo(actor)} and ${matching(q)}
				and not exists (select from program_share_client x
					where x.studio_id = c.studio_id and x.program_id = ${programId}::uuid and x.client_id = c.id)
			order by c.sort_name, c.id limit 20`.execute(db)
		return { clients: rows }
	},
})
