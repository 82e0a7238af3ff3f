import { sql } from 'kysely'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import { type Enrolment, enrolmentsForUpdate } from '../../queries/subjects.ts'
import { follow } from './decide.ts'

/** An appointment that is being completed: who leads it, and whose places are. */
export type Completing = { id: string; coachIds: readonly string[]; places: readonly { clientId: string }[] }

/** I12: before anything of a completion touches packages: the enrolments it may concern wait for each other. Mostly there are none. */
export const lockEnrolments = ({ db }: Acting, { coachIds, places }: Completing): Promise<Enrolment[]> =>
	enrolmentsForUpdate(
		db,
		places.map(({ clientId }) => clientId),
		coachIds,
	)

type Used = { placeId: string; clientId: string; coachId: string | null; offersRenewal: boolean }

/**
 * 10.3, I11: after a completion has used its credits: what follows for each enrolled client, in the same transaction. Only a session
 * that a package paid is followed by one; once for each place, whatever is pressed (`renewal_once_from`).
 */
export async function followCompleted(
	acting: Acting,
	enrolments: readonly Enrolment[],
	appointmentId: string,
): Promise<EffectLine[]> {
	if (enrolments.length === 0) return []
	const { rows } = await sql<Used>`
		select a.id as "placeId", a.client_id as "clientId", p.coach_id as "coachId", p.offers_renewal as "offersRenewal"
		from appointment_place a
		join credit k on k.studio_id = a.studio_id and k.place_id = a.id and k.state = 'used'
		join package p on p.studio_id = k.studio_id and p.id = k.package_id
		where a.appointment_id = ${appointmentId}::uuid and not exists (
			select from renewal r where r.studio_id = a.studio_id and r.place_id = a.id and r.taken_back_at is null)`.execute(
		acting.db,
	)
	const effects: EffectLine[] = []
	for (const { placeId, clientId, coachId, offersRenewal } of rows) {
		const of = enrolments.find(
			(each) => each.client_id === clientId && (coachId === null || coachId === each.coachId),
		)
		const follows = { placeId, appointmentId }
		if (of) effects.push(...(await follow(acting, of, { follows, offered: offersRenewal })))
	}
	return effects
}
