import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { dayOf } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { packageExtended } from '../events.ts'
import { packageOf } from '../queries/subjects.ts'
import { creditsIn, enterAll } from './parts/enter.ts'

/** The coach gives another last day, or none; sessions that had expired can be booked again. */
export const extendPackage = useCase('packages.extend-package', {
	input: z.object({
		packageId: Id,
		/** Null: for good. */
		lastDay: Day.nullable(),
	}),
	output: z.object({ packageId: z.string() }),
	subject: ({ db }, { packageId }) => packageOf(db, packageId, 'for update'),
	may: coachOfObligation,
	async run(acting, of, { lastDay }) {
		const { db, now, emit, locale } = acting
		if (of.state === 'refunded' || of.state === 'withdrawn') return refuse('packages_over')
		if (lastDay !== null && lastDay < dayOf(now, of.zone)) return refuse('packages_in_past', {}, 'lastDay')
		await db
			.updateTable('package')
			.set({ last_day: lastDay, version: of.version + 1 })
			.where('id', '=', of.id)
			.execute()
		const again = await creditsIn(acting, of.id, ['expired'])
		await enterAll(acting, of.id, again, { kind: 'reopened' })
		await emit(packageExtended, {
			...{ clientId: of.client_id, subject: { type: 'package', id: of.id } },
			...{ before: { lastDay: of.lastDay }, after: { title: of.name, lastDay } },
			data: { packageId: of.id, lastDay },
		})
		const text = lastDay
			? m.packages_effect_until({ date: formatDay(lastDay, locale, 'dated') }, { locale })
			: m.packages_effect_for_good({}, { locale })
		const back = m.packages_effect_again({ count: again.length }, { locale })
		return ok({ packageId: of.id }, [
			{ kind: 'changes', text },
			...(again.length > 0 ? [{ kind: 'comes' as const, text: back }] : []),
		])
	},
})
