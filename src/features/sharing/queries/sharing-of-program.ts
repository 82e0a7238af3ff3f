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
		groups: z.array(z.object({ id: z.string(), name: z.string() })),
		/** Clients named for specific sharing, whether it is on or not. */
		named: z.number(),
		/** Clients who have access now. */
		reached: z.number(),
	}),
	subject: ({ db }, { programId }) => shareOf(db, programId),
	may: coaches,
	async run({ db }, share, { programId }) {
		const groups = await db
			.selectFrom('program_share_group as chosen')
			.innerJoin('client_group as g', (join) =>
				join.onRef('g.studio_id', '=', 'chosen.studio_id').onRef('g.id', '=', 'chosen.group_id'),
			)
			.select(['g.id', 'g.name'])
			.where('chosen.program_id', '=', programId)
			.orderBy('g.name')
			.execute()
		const { rows } = await sql<{ named: number; reached: number }>`
			select (select count(*)::int from program_share_client where program_id = ${programId}::uuid) as named,
				(select count(*)::int from program_access where program_id = ${programId}::uuid) as reached`.execute(
			db,
		)
		const { weeks: _, ...said } = share
		return { ...said, groups, named: rows[0]?.named ?? 0, reached: rows[0]?.reached ?? 0 }
	},
})
