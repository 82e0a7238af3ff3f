import { staffIdOf } from '#platform/actor.ts'
import type { Reading } from '#platform/use-case.ts'

/**
 * Those of these clients that the actor may share with: not archived, and for a coach their own, those shared with them
 * and those without a coach (1.3), in one statement whatever their number.
 */
export async function shareableClients({ db, actor }: Reading, ids: readonly string[]): Promise<Set<string>> {
	const staffId = staffIdOf(actor)
	const sees = actor.kind === 'staff' || actor.kind === 'key' ? actor.role : null
	if (sees === null) return new Set()
	const rows = await db
		.selectFrom('client')
		.select('id')
		.where((is) => is('id', '=', is.fn.any(is.val(ids))))
		.where('archived_at', 'is', null)
		.$if(sees !== 'owner', (clients) =>
			clients.where((is) =>
				is.or([
					is('primary_coach_id', '=', staffId),
					is('primary_coach_id', 'is', null),
					is.exists(
						is
							.selectFrom('client_coach')
							.select('client_id')
							.whereRef('client_coach.studio_id', '=', 'client.studio_id')
							.whereRef('client_coach.client_id', '=', 'client.id')
							.where('staff_id', '=', staffId),
					),
				]),
			),
		)
		.execute()
	return new Set(rows.map((row) => row.id))
}
