import { z } from 'zod'
import { fromHere } from '#features/accounts/ways-in/limits.ts'
import { Id } from '#platform/ids.ts'
import { anyClient, anyOf, guest } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { Zone } from '../fields.ts'
import { HoldToken, heldBy } from '../queries/holds.ts'
import { openType } from '../queries/open-type.ts'
import { coachConflicts } from './parts/coach-time.ts'
import { giveHoldBack, keepTime, oneByOne } from './parts/holds.ts'
import { slotToTake } from './parts/take-slot.ts'
import { timeGone } from './parts/time-gone.ts'

/**
 * 7.2, I1: a chosen time waits ten minutes while its guest types their name. What they held before is free again. A request takes
 * no time (I2), so for those nothing is kept.
 */
export const holdTime = useCase('appointments.hold-time', {
	input: z.object({
		typeId: Id,
		/** An instant that was offered. */
		startsAt: z.iso.datetime({ offset: true }),
		coachId: Id.nullish(),
		/** In which times are said. */
		timeZone: Zone.nullish(),
		/** What the same person held before. */
		hold: HoldToken.nullish(),
	}),
	output: z.object({ startsAt: z.string(), hold: z.string().nullable(), until: z.string().nullable() }),
	subject: ({ db }, { typeId }) => openType(db, typeId),
	may: anyOf(guest, anyClient),
	conflicts: coachConflicts,
	limits: (_, knocking) => [fromHere('hold', 90)(knocking)],
	async run(acting, type, input) {
		const { db, now } = acting
		const coachId = input.coachId ?? null
		const startsAt = new Date(input.startsAt)
		await oneByOne(acting)
		const before = await heldBy(db, input.hold, now)
		const without = before ? { holdHash: before.hash } : {}
		const slot = await slotToTake(acting, { type, startsAt, coachId, clientId: null, without })
		if (!slot.ok) {
			if (slot.code !== 'appointments_slot_taken') return slot
			return timeGone(acting, { type, startsAt, coachId, timeZone: input.timeZone ?? type.studio_zone })
		}
		// Only now, under the coach's lock: whoever holds that lock may be clearing the same row away.
		if (before) await giveHoldBack(db, before.hash)
		const held = type.needs_approval ? null : await keepTime(acting, { type, startsAt, ...slot })
		return ok({
			startsAt: startsAt.toISOString(),
			hold: held?.token ?? null,
			until: held?.until.toISOString() ?? null,
		})
	},
})
