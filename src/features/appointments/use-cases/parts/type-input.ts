import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { Minutes, Place, Price, Url } from '../../fields.ts'
import { lateWays } from '../../rules/cancelling.ts'

const buffer = z.number().int().min(0).max(480)

/** What a type of appointment is made of (7.1). */
export const typeFields = {
	name: z.string().trim().min(1).max(120),
	description: z.string().trim().max(5000).default(''),
	durationMinutes: Minutes,
	stepMinutes: Minutes.default(15),
	bufferBeforeMinutes: buffer.default(0),
	bufferAfterMinutes: buffer.default(0),
	minimumNoticeMinutes: z.number().int().min(0).max(129_600).default(120),
	horizonDays: z.number().int().min(1).max(730).default(60),
	/** 7.5; null: the studio's. */
	cancellationHours: z.number().int().min(0).max(8760).nullable().default(null),
	/** 7.5: what cancelling after the window does; null: as the studio says. */
	lateCancellation: z.enum(lateWays).nullable().default(null),
	capacity: z.number().int().min(1).max(500).default(1),
	/** In the smallest units of the studio's currency. */
	priceMinor: Price.default(0),
	/** 11.4: the tax within the price, in hundredths of a percent; null: the studio's rate. */
	taxBp: z.number().int().min(0).max(5000).nullable().default(null),
	/** 10.2: what becomes of the credit of whoever didn't come; null: as the studio says. */
	noShowCredit: z.enum(['forfeit', 'return']).nullable().default(null),
	place: Place.default(''),
	link: Url.nullable().default(null),
	/** Who may take a free time without being asked: nobody, the studio's clients, everyone. */
	selfBooking: z.enum(['nobody', 'clients', 'everyone']).default('nobody'),
	needsApproval: z.boolean().default(false),
	assignment: z.enum(['single', 'round_robin', 'collective']).default('single'),
	colour: z.number().int().min(1).max(4).default(1),
	coachIds: z.array(Id).min(1).max(50),
}

type TypeInput = z.output<z.ZodObject<typeof typeFields>>

/** The row of a type, without what only its table knows. */
export const typeRow = (input: TypeInput, currency: string) => ({
	name: input.name,
	description: input.description,
	duration_minutes: input.durationMinutes,
	step_minutes: input.stepMinutes,
	buffer_before_minutes: input.bufferBeforeMinutes,
	buffer_after_minutes: input.bufferAfterMinutes,
	minimum_notice_minutes: input.minimumNoticeMinutes,
	horizon_days: input.horizonDays,
	cancellation_hours: input.cancellationHours,
	late_cancellation: input.lateCancellation,
	capacity: input.capacity,
	price_minor: input.priceMinor,
	tax_bp: input.taxBp,
	no_show_credit: input.noShowCredit,
	currency,
	place: input.place,
	link: input.link,
	self_booking: input.selfBooking,
	needs_approval: input.needsApproval,
	assignment: input.assignment,
	colour: input.colour,
})

/** Says whose a type is: owners and coaches who work here; false where one isn't. */
export async function setTypeCoaches(
	db: Db,
	studioId: string,
	typeId: string,
	coachIds: readonly string[],
): Promise<boolean> {
	const ids = [...new Set(coachIds)]
	const known = await db
		.selectFrom('staff')
		.select('id')
		.where('id', 'in', ids)
		.where('removed_at', 'is', null)
		.where('role', 'in', ['owner', 'coach'])
		.execute()
	if (known.length !== ids.length) return false
	await db.deleteFrom('appointment_type_coach').where('type_id', '=', typeId).execute()
	await db
		.insertInto('appointment_type_coach')
		.values(ids.map((staff_id) => ({ studio_id: studioId, type_id: typeId, staff_id })))
		.execute()
	return true
}
