import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const payout = z.object({ payoutId: z.string() })

export const shareChanged = eventType('earnings.share-changed', z.object({ coachId: z.string() }))
/** The owner took back what a coach had earned, or a part of it. */
export const earningTakenBack = eventType('earnings.taken-back', z.object({ earningId: z.string() }))
export const payoutMade = eventType('earnings.payout-made', payout)
export const payoutSent = eventType('earnings.payout-sent', payout)
export const payoutPaid = eventType('earnings.payout-paid', payout)
export const payoutFailed = eventType('earnings.payout-failed', payout)
/** Its lines are open again. */
export const payoutDissolved = eventType('earnings.payout-dissolved', payout)
