import { z } from 'zod'
import { daysAsked, spanOfDays, timesFound } from '#features/appointments/queries/times.ts'
import { Id } from '#platform/ids.ts'
import { NotFound } from '#platform/perform.ts'
import { query } from '#platform/use-case.ts'
import { readerOfBundle } from '../permissions.ts'
import { earliestAfter } from '../rules/dates.ts'
import { timesOfSession } from './free.ts'
import { bundleOf } from './subjects.ts'

/** 7.1, 7.2: the free times of one session of a bundle, led by the coach it was offered with; 62 days at most. */
export const bundleTimes = query('bundles.times', {
	input: z.object({
		bundleId: Id,
		/** Which of its sessions. */
		n: z.number().int().min(1).max(52),
		/** When the session before it begins, where that is chosen: this one comes after it. */
		previous: z.iso.datetime({ offset: true }).optional(),
		...daysAsked,
	}),
	output: z.object({ ...timesFound, studioZone: z.string() }),
	subject: ({ db }, { bundleId }) => bundleOf(db, bundleId),
	may: readerOfBundle,
	async run({ db, actor, now }, found, { n, previous, ...days }) {
		const [before, session] = [found.sessions[n - 2], found.sessions[n - 1]]
		if (!session) throw new NotFound()
		const { timeZone } = actor
		const span = spanOfDays(days, timeZone)
		const earliest =
			previous && before ? earliestAfter({ ...before, startsAt: new Date(previous) }, session) : 0
		const from = new Date(Math.max(span.from.getTime(), earliest))
		const { week_starts_on: weekStartsOn } = await db
			.selectFrom('studio_settings')
			.select('week_starts_on')
			.executeTakeFirstOrThrow()
		const around = { timeZone, weekStartsOn, studioZone: found.zone }
		if (from >= span.to) return { times: [], countByDay: {}, ...around }
		const asked = { span: { from, to: span.to }, viewerZone: timeZone, now }
		return { ...(await timesOfSession(db, found, session, asked)), ...around }
	},
})
