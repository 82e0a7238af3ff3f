import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { type AppointmentSubject, appointmentForUpdate } from './subjects.ts'

/** An appointment with the names a mail needs. */
export type ToTell = AppointmentSubject & {
	coachName: string
	coachEmail: string
	typeName: string | null
	/** Of `documents`, in their order. */
	documentNames: string[]
}

type Names = Pick<ToTell, 'coachName' | 'coachEmail' | 'typeName' | 'documentNames'>

/** Locked, so that two reactions to one appointment tell one after the other and nobody twice (7.4). */
export async function appointmentToTell(db: Db, id: string): Promise<ToTell | undefined> {
	const subject = await appointmentForUpdate(db, id)
	return subject && { ...subject, ...(await namesOf(db, subject)) }
}

/** Who leads an appointment, and how its type and its documents are called. */
export async function namesOf(db: Db, { id, type_id, coach_id }: AppointmentSubject): Promise<Names> {
	const { rows } = await sql<Names>`
		select s.name as "coachName", s.email as "coachEmail",
			(select t.name from appointment_type t where t.id = ${type_id}::uuid) as "typeName",
			array(select d.name from (
				select f.id::text as id, f.name from stored_file f
				where f.appointment_id = ${id}::uuid and f.ready_at is not null and f.visible_to_client
				union all select l.id::text, l.title from appointment_link l where l.appointment_id = ${id}::uuid
			) d order by d.id) as "documentNames"
		from staff s where s.id = ${coach_id}::uuid`.execute(db)
	return rows[0] as Names
}

/** Writes down what clients were told of an appointment, so that the next "Save and notify" knows what is new (7.4). */
export async function markTold(db: Db, placeIds: readonly string[], told: object): Promise<void> {
	if (placeIds.length === 0) return
	await db
		.updateTable('appointment_place')
		.set({ told: JSON.stringify(told) })
		.where('id', 'in', placeIds)
		.execute()
}
