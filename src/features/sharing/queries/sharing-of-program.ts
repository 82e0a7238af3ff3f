import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { shareOf } from './share.ts'

/** 4.1: how a program is shared: type, switch, groups, and how many that reaches. */
export const sharingOfProgram = query('sharing.sharing-of-program', {
	input: z.object({ programId: Id }),
	output: z.object({
		programId: z.string(),
		title: z.string(),
		/** Only plans are shared. */
		type: z.string(),
		published: z.boolean(),
		archived: z.boolean(),
		kind: z.enum(['specific', 'generic']),
		active: z.boolean(),
		tellWhenGeneric: z.boolean(),
		version: z.number(),
		/** The studio's groups, and which of them are chosen. */
		groups: z.array(z.object({ id: z.string(), name: z.string(), chosen: z.boolean(), members: z.number() })),
		/** Clients named for specific sharing, whether it is on or not. */
		named: z.number(),
		/** Clients who have access now. */
		reached: z.number(),
	}),
	subject: ({ db }, { programId }) => shareOf(db, programId),
	may: coaches,
	async run({ db }, share, { programId }) {
		const { rows: groups } = await sql<{ id: string; name: string; chosen: boolean; members: number }>`
			select g.id, g.name,
				exists (select from program_share_group x where x.studio_id = g.studio_id
					and x.program_id = ${programId}::uuid and x.group_id = g.id) as chosen,
				(select count(*)::int from group_membership m where m.studio_id = g.studio_id and m.group_id = g.id) as members
			from client_group g order by lower(g.name), g.id limit 500`.execute(db)
		const { rows } = await sql<{ named: number; reached: number }>`
			select (select count(*)::int from program_share_client where program_id = ${programId}::uuid) as named,
				(select count(*)::int from program_access where program_id = ${programId}::uuid) as reached`.execute(
			db,
		)
		const { weeks: _weeks, sharedBy: _sharedBy, ...said } = share
		return { ...said, groups, named: rows[0]?.named ?? 0, reached: rows[0]?.reached ?? 0 }
	},
})
