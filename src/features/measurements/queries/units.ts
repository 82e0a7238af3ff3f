import { staffIdOf } from '#platform/actor.ts'
import type { Reading } from '#platform/use-case.ts'
import type { Units } from '../rules/units.ts'

/** What somebody reads and types in (14.4). A key says what it means; unsaid, it means kilograms and centimetres. */
export async function unitsOf({ db, actor }: Reading): Promise<Units> {
	if (actor.kind === 'key' || actor.accountId === null) return 'metric'
	const row = await db
		.selectFrom('account')
		.select('units')
		.where('id', '=', actor.accountId)
		.executeTakeFirst()
	return row?.units === 'imperial' ? 'imperial' : 'metric'
}

/** Who puts a value there: the client, or a coach for them. */
export const writerOf = ({ actor }: Pick<Reading, 'actor'>) =>
	actor.kind === 'client'
		? { by_kind: 'client', by_id: actor.id }
		: { by_kind: 'coach', by_id: staffIdOf(actor) as string }
