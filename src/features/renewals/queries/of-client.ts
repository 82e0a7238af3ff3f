import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { RenewalView, renewalsOf } from './view.ts'

const Agreed = z.object({
	coach: z.string(),
	/** What they agreed to, word for word. */
	text: z.string(),
	version: z.number(),
	locale: z.enum(['en', 'fr']),
	at: z.date(),
	endedAt: z.date().nullable(),
})

/** 10.5: a client's ongoing training as their coach sees it, and what they agreed to, the last first. */
export const ofClient = query('renewals.of-client', {
	input: z.object({ clientId: Id }),
	output: z.object({ renewals: z.array(RenewalView), agreed: z.array(Agreed) }),
	subject: ({ db }, { clientId }) =>
		db
			.selectFrom('client')
			.select(['id', 'id as client_id', 'archived_at'])
			.where('id', '=', clientId)
			.executeTakeFirst(),
	may: coachOf,
	async run({ db, now }, { id, archived_at }) {
		const agreed = await db
			.selectFrom('enrolment')
			.innerJoin('staff', 'staff.id', 'enrolment.coach_id')
			.select([
				'staff.name as coach',
				'consent_text as text',
				'consent_version as version',
				'consent_locale as locale',
			])
			.select(['consent_at as at', 'ended_at as endedAt'])
			.where('enrolment.client_id', '=', id)
			.orderBy('consent_at', 'desc')
			.limit(50)
			.execute()
		return {
			renewals: await renewalsOf(db, { id, archived: archived_at !== null }, now),
			agreed: agreed.map((each) => ({ ...each, locale: each.locale as 'en' | 'fr' })),
		}
	},
})
