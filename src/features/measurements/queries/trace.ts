import { sql } from 'kysely'
import { staffIdOf } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import type { Reading } from '#platform/use-case.ts'
import type { MeasuredClient } from './subjects.ts'

/** Looking again within this many minutes is the same look. */
const sameLook = 10

/** Quality 3: a look of the staff is written down before anything is shown; the client reads who it was. */
export async function traceLook(
	{ actor, now, trace }: Reading,
	{ studioId, client_id }: Pick<MeasuredClient, 'studioId' | 'client_id'>,
	what: 'values' | 'photo' | 'export',
): Promise<void> {
	const staffId = staffIdOf(actor)
	if (staffId === null) return
	const via = actor.kind === 'key' ? 'api' : 'hand'
	const since = new Date(now.getTime() - sameLook * 60_000)
	await trace((db) =>
		sql`insert into measurement_read (studio_id, id, client_id, staff_id, what, via, at)
			select ${studioId}::uuid, ${newId()}::uuid, client.id, ${staffId}::uuid, ${what}::text, ${via}::text, ${now}::timestamptz
			from client where client.id = ${client_id}::uuid and not exists (
				select from measurement_read seen
				where seen.client_id = client.id and seen.staff_id = ${staffId}::uuid and seen.what = ${what}::text
					and seen.via = ${via}::text and seen.at > ${since}::timestamptz)`.execute(db),
	)
}
