import { sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { states } from '../rules/states.ts'
import { type PackageRow, packageColumns, packageState, packageTables } from './subjects.ts'
import { PackageView, viewOf } from './view.ts'

const Listed = PackageView.extend({ clientId: z.string().nullable(), client: z.string() })
export type ListedPackage = z.output<typeof Listed>

/** 10.2: packages that clients have, the latest first, with how many stand how (1.3: a coach's are those of their clients). */
export const packages = query('packages.packages', {
	input: z.object({
		state: z.enum(states).optional(),
		/** `next` of the page before. */
		after: cursor(Id).optional(),
		limit: z.number().int().min(1).max(100).default(50),
	}),
	output: z.object({
		packages: z.array(Listed),
		next: z.string().nullable(),
		counts: z.record(z.enum(states), z.number()),
	}),
	may: coaches,
	async run({ db, actor }, _, { state, after, limit }) {
		const seen = sql`(${visibleTo(actor)} or p.client_id is null and ${'role' in actor && actor.role === 'owner'})`
		const { rows } = await sql<PackageRow>`
			select ${packageColumns} from ${packageTables} where ${seen}
				and ${state ? sql`${packageState} = ${state}` : sql`true`} and ${after ? sql`p.id < ${after[0]}::uuid` : sql`true`}
			order by p.id desc limit ${limit + 1}`.execute(db)
		const counted = await sql<{ state: (typeof states)[number]; count: number }>`
			select ${packageState} as state, count(*)::int as count from ${packageTables} where ${seen} group by 1`.execute(
			db,
		)
		const page = rows.slice(0, limit)
		const last = rows.length > limit ? page.at(-1) : undefined
		const none = Object.fromEntries(states.map((each) => [each, 0])) as Record<
			(typeof states)[number],
			number
		>
		return {
			packages: page.map((row) => ({ ...viewOf(row), clientId: row.client_id, client: row.client })),
			next: last ? cursorText(last.id) : null,
			counts: { ...none, ...Object.fromEntries(counted.rows.map((each) => [each.state, each.count])) },
		}
	},
})
