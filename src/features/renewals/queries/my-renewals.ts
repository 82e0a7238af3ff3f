import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { query } from '#platform/use-case.ts'
import { consentVersion } from '../rules/consent.ts'
import { RenewalView, renewalsOf } from './view.ts'

const Mine = RenewalView.extend({
	/** What they would agree to, in their language. */
	consent: z.string(),
})

/** 10.5: a client's ongoing training, with each coach of whom they have booked a package. */
export const myRenewals = query('renewals.my-renewals', {
	input: z.object({}),
	output: z.object({ renewals: z.array(Mine), consentVersion: z.number() }),
	may: clientReading,
	async run({ db, actor, now, locale }) {
		const archived = actor.kind === 'client' && actor.archived
		const each = await renewalsOf(db, { id: actor.id as string, archived }, now)
		const renewals = each.map((view) => ({
			...view,
			consent: m.renewals_consent(
				{ coach: view.coach, amount: formatMoney(view.rateMinor, view.currency, locale) },
				{ locale },
			),
		}))
		return { renewals, consentVersion }
	},
})
export type MyRenewal = z.output<typeof Mine>
