import { type RawBuilder, sql } from 'kysely'

/** Whether a session may follow the appointment under the alias `a` once it is completed: completing it is looked at first. */
export const enrolledAmong: RawBuilder<boolean> = sql<boolean>`exists (
	select from appointment_place p join enrolment e on e.studio_id = p.studio_id and e.client_id = p.client_id
	where p.studio_id = a.studio_id and p.appointment_id = a.id and p.status = 'booked' and e.state <> 'ended'
		and e.coach_id = any (a.coach_id || a.other_coach_ids))`
