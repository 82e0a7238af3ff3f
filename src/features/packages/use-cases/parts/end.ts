import type { Acting } from '#platform/use-case.ts'
import type { PackageRow } from '../../queries/subjects.ts'
import { creditsIn, enterAll } from './enter.ts'

/** Ends a package that is locked: what nobody used can't be used any more. Returns how many that were. */
export async function end(
	acting: Acting,
	{ id, version }: PackageRow,
	as: 'withdrawn' | 'refunded',
	reason: string,
): Promise<number> {
	const { db, now } = acting
	const unused = await creditsIn(acting, id, ['free', 'expired'])
	await enterAll(acting, id, unused, { kind: 'voided', reason })
	await db
		.updateTable('package')
		.set({ ended_as: as, ended_at: now, version: version + 1 })
		.where('id', '=', id)
		.execute()
	return unused.length
}
