import { z } from 'zod'
import { useCase } from '#platform/use-case.ts'
import { holderOfTheLink } from '../permissions.ts'
import { LinkToken, linked } from '../queries/by-link.ts'
import { coachConflicts } from './parts/coach-time.ts'
import { moveOwnPlace } from './parts/own-place.ts'

/** 7.5, 7.7, I5: the link of a mail moves the one session it is about, as its client could logged in. */
export const moveByLink = useCase('appointments.move-by-link', {
	input: z.object({ token: LinkToken, startsAt: z.iso.datetime({ offset: true }) }),
	output: z.object({ appointmentId: z.string(), startsAt: z.string(), eventId: z.string() }),
	subject: ({ db, now, locale }, { token }) => linked(db, token, { now, locale, change: true }),
	may: holderOfTheLink,
	conflicts: coachConflicts,
	limits: ({ token }) => [{ bucket: `move-by-link:${token.slice(0, 24)}`, most: 60, seconds: 3600 }],
	run: (acting, own, { startsAt }) => moveOwnPlace(acting, own, new Date(startsAt)),
})
