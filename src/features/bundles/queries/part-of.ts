import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { staffOfAppointment } from '#features/appointments/permissions.ts'
import { appointmentOf } from '#features/appointments/queries/subjects.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'

export const part = z.object({ bundleId: z.string(), name: z.string(), n: z.number(), of: z.number() })
export type PartOf = z.infer<typeof part>

const columns = sql`b.id as "bundleId", b.name, s.n,
	(select count(*)::int from bundle_session o where o.studio_id = s.studio_id and o.bundle_id = s.bundle_id) as of`

/** Which bundle an appointment is part of: "1 of 6 of Start in six"; null for most. */
export const partOfBundle = query('bundles.part-of', {
	input: z.object({ appointmentId: Id }),
	output: z.object({ part: part.nullable() }),
	subject: ({ db }, { appointmentId }) => appointmentOf(db, appointmentId),
	may: staffOfAppointment,
	async run({ db }, { id }) {
		const { rows } = await sql<PartOf>`
			select ${columns} from bundle_session s join bundle b on b.studio_id = s.studio_id and b.id = s.bundle_id
			where s.appointment_id = ${id}::uuid`.execute(db)
		return { part: rows[0] ?? null }
	},
})

/** The same of a client's sessions still to come, as a statement: for the cards that show them. */
export const partsOf = (clientId: string | null, now: Date): RawBuilder<unknown> => sql`
	select s.appointment_id as "appointmentId", ${columns}
	from bundle b
	join bundle_session s on s.studio_id = b.studio_id and s.bundle_id = b.id
	join appointment a on a.studio_id = s.studio_id and a.id = s.appointment_id
	where b.client_id = ${clientId}::uuid and b.status = 'confirmed' and a.ends_at > ${now}`
