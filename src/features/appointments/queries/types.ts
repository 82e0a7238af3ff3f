import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { lateWays } from '../rules/cancelling.ts'

const typeView = z.object({
	id: z.string(),
	name: z.string(),
	description: z.string(),
	durationMinutes: z.number(),
	stepMinutes: z.number(),
	bufferBeforeMinutes: z.number(),
	bufferAfterMinutes: z.number(),
	minimumNoticeMinutes: z.number(),
	horizonDays: z.number(),
	cancellationHours: z.number().nullable(),
	/** 7.5: what cancelling after the window does; null: as the studio says. */
	lateCancellation: z.enum(lateWays).nullable(),
	capacity: z.number(),
	priceMinor: z.number(),
	taxBp: z.number().nullable(),
	/** 10.2: what becomes of the credit of whoever didn't come; null: as the studio says. */
	noShowCredit: z.enum(['forfeit', 'return']).nullable(),
	currency: z.string(),
	place: z.string(),
	link: z.string().nullable(),
	selfBooking: z.enum(['nobody', 'clients', 'everyone']),
	needsApproval: z.boolean(),
	assignment: z.enum(['single', 'round_robin', 'collective']),
	colour: z.number(),
	archived: z.boolean(),
	version: z.number(),
	coaches: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type AppointmentTypeView = z.infer<typeof typeView>

const columns = sql`
	t.id, t.name, t.description, t.duration_minutes as "durationMinutes", t.step_minutes as "stepMinutes",
	t.buffer_before_minutes as "bufferBeforeMinutes", t.buffer_after_minutes as "bufferAfterMinutes",
	t.minimum_notice_minutes as "minimumNoticeMinutes", t.horizon_days as "horizonDays",
	t.cancellation_hours as "cancellationHours",
	t.late_cancellation as "lateCancellation", t.capacity, t.price_minor::float8 as "priceMinor", t.tax_bp as "taxBp", t.no_show_credit as "noShowCredit", t.currency, t.place, t.link,
	t.self_booking as "selfBooking", t.needs_approval as "needsApproval", t.assignment, t.colour,
	t.archived_at is not null as archived, t.version,
	coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name, s.id)
		from appointment_type_coach tc join staff s on s.studio_id = tc.studio_id and s.id = tc.staff_id
		where tc.studio_id = t.studio_id and tc.type_id = t.id and s.removed_at is null), '[]') as coaches`

/** 7.1: the studio's types of appointment by name, archived ones only when asked for. A studio has dozens: no pages. */
export const types = query('appointments.types', {
	input: z.object({ archived: z.boolean().default(false) }),
	output: z.object({ types: z.array(typeView) }),
	may: anyStaff,
	async run({ db }, _, { archived }) {
		const { rows } = await sql<AppointmentTypeView>`
			select ${columns} from appointment_type t where (t.archived_at is not null) = ${archived}
			order by lower(t.name), t.id limit 500`.execute(db)
		return { types: rows }
	},
})

/** 7.1: one type with all its terms. */
export const appointmentType = query('appointments.appointment-type', {
	input: z.object({ typeId: Id }),
	output: typeView,
	subject: async ({ db }, { typeId }) => {
		const { rows } = await sql<AppointmentTypeView>`
			select ${columns} from appointment_type t where t.id = ${typeId}::uuid`.execute(db)
		return rows[0]
	},
	may: anyStaff,
	run: async (_, type) => type,
})
