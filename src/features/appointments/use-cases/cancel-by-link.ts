import { z } from 'zod'
import { useCase } from '#platform/use-case.ts'
import { Reason } from '../fields.ts'
import { holderOfTheLink } from '../permissions.ts'
import { LinkToken, linked } from '../queries/by-link.ts'
import { giveBack } from './parts/give-back.ts'

/** 7.5, 7.7: the link of a mail gives back the one place it is about, under the same window as logged in. */
export const cancelByLink = useCase('appointments.cancel-by-link', {
	input: z.object({
		token: LinkToken,
		reason: Reason.default(''),
		/** 7.5: what a client agrees to who cancels after the window: that its credit or fee is gone. */
		acceptsForfeit: z.boolean().default(false),
	}),
	output: z.object({ appointmentId: z.string(), eventId: z.string() }),
	subject: ({ db, now, locale }, { token }) => linked(db, token, { now, locale, change: true }),
	may: holderOfTheLink,
	run: (acting, own, { reason, acceptsForfeit }) =>
		giveBack(acting, own, { by: 'client', reason, accepts: acceptsForfeit }),
})
