import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Actor, staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { everyWord } from './clients-of-program.ts'
import { shareOf } from './share.ts'

/** 1.3 for a client under the alias `c`: an owner shares with everybody, a coach with their own, shared and coachless ones. */
function shareable(actor: Actor): RawBuilder<boolean> {
	if (actor.kind !== 'staff' && actor.kind !== 'key') return sql<boolean>`false`
	if (actor.role === 'owner') return sql<boolean>`c.archived_at is null`
	const me = staffIdOf(actor)
	return sql<boolean>`(c.archived_at is null and (c.primary_coach_id is null or c.primary_coach_id = ${me}::uuid
		or c.id = any (array(select cc.client_id from client_coach cc where cc.staff_id = ${me}::uuid))))`
}

/** Those of these clients that the actor may share with, in one statement whatever their number. */
export async function shareableClients({ db, actor }: Reading, ids: readonly string[]): Promise<Set<string>> {
	const { rows } = await sql<{ id: string }>`
		select c.id from client c where c.id = any (${ids}::uuid[]) and ${shareable(actor)}`.execute(db)
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
			select c.id, trim(c.first_name || ' ' || c.last_name) as name, c.email from client c
			where ${shareable(actor)} and ${everyWord(q)}
				and not exists (select from program_share_client x
					where x.studio_id = c.studio_id and x.program_id = ${programId}::uuid and x.client_id = c.id)
			order by c.sort_name, c.id limit 20`.execute(db)
		return { clients: rows }
	},
})
