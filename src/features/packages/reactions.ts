import { refundRecorded } from '#features/payments/events.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'
import { must } from '#platform/perform.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import { tell } from '#platform/telling/tell.ts'
import { clientBoughtPackage } from './emails/client-bought-package.ts'
import { packageBoughtMail } from './emails/package-bought.ts'
import { packageExpiredMail } from './emails/package-expired.ts'
import { packageExpiringMail } from './emails/package-expiring.ts'
import { packageRunningLow } from './emails/package-running-low.ts'
import { packageUsedUp } from './emails/package-used-up.ts'
import { creditMoved, packageExpired, packageExpiring, packageSold } from './events.ts'
import type { PackageRow } from './queries/subjects.ts'
import { aboutPackage } from './queries/telling.ts'
import { payableKind } from './rules/payable.ts'
import { voidRefunded } from './use-cases/void-refunded.ts'

type OfPackage = Happened<{ packageId: string }>
const sessions = (count: number, locale: Locale) => m.packages_count_sessions({ count }, { locale })

/** What every message to the client about a package has in common. */
const toClient = ({ db, send, now }: Reacting, event: OfPackage, of: PackageRow) => ({
	reach: { db, send, now, address: publicAddress().origin },
	about: {
		...{ studioId: event.studioId, eventId: event.id, to: of.client_id ? [of.client_id] : [] },
		link: `/client/packages/${of.id}`,
	},
})

/** How a package is paid, or that it is. */
function howWords(of: PackageRow, locale: Locale): string {
	if (of.openMinor === 0) return m.packages_mail_usable({}, { locale })
	const amount = formatMoney(of.openMinor, of.currency, locale)
	return of.openUnpaid
		? m.packages_mail_usable_to_pay({ amount }, { locale })
		: m.packages_mail_to_pay({ amount }, { locale })
}

const tellWhenSold = reaction('packages.tell-when-sold', packageSold, async (reacting, event) => {
	const of = await aboutPackage(reacting.db, event.data.packageId)
	if (!of?.client_id) return
	const { reach, about } = toClient(reacting, event, of)
	if (event.data.notify)
		await tell(reach, packageBoughtMail, {
			...about,
			params: ({ firstName, locale }) => ({
				...{ firstName, title: of.name, sessions: sessions(of.sessions, locale), how: howWords(of, locale) },
			}),
		})
	if (event.data.byClient)
		await tell(reach, clientBoughtPackage, {
			...{ ...about, to: of.staffIds, link: `/coach/payments/packages/sold/${of.id}` },
			params: ({ locale }) => ({
				...{ client: of.client, title: of.name, sessions: sessions(of.sessions, locale) },
				amount: formatMoney(of.priceMinor, of.currency, locale),
			}),
		})
})

/** 10.2: one left, or none: said as it is used, where nothing else is left that says otherwise. */
const tellWhenUsed = reaction('packages.tell-when-used', creditMoved, async (reacting, event) => {
	const { packageId, step } = event.data
	if (step !== 'used' && step !== 'forfeited') return
	const of = await aboutPackage(reacting.db, packageId)
	if (!of?.client_id || of.leftInAll > 1) return
	const left = of.free + of.reserved
	const kind = left === 1 && of.sessions > 1 ? packageRunningLow : of.leftInAll === 0 ? packageUsedUp : null
	if (!kind) return
	const { reach, about } = toClient(reacting, event, of)
	await tell(reach, kind, { ...about, params: ({ firstName }) => ({ firstName, title: of.name }) })
})

const tellWhenExpiring = reaction('packages.tell-when-expiring', packageExpiring, async (reacting, event) => {
	const of = await aboutPackage(reacting.db, event.data.packageId)
	// Extended, or all booked, meanwhile.
	if (!of || of.lastDay !== event.data.lastDay || of.free === 0) return
	const { lastDay } = event.data
	const { reach, about } = toClient(reacting, event, of)
	await tell(reach, packageExpiringMail, {
		...about,
		params: ({ firstName, locale }) => ({
			...{ firstName, title: of.name, sessions: sessions(of.free, locale) },
			date: formatDay(lastDay, locale, 'dated'),
		}),
	})
})

const tellWhenExpired = reaction('packages.tell-when-expired', packageExpired, async (reacting, event) => {
	const of = await aboutPackage(reacting.db, event.data.packageId)
	if (!of) return
	const { reach, about } = toClient(reacting, event, of)
	await tell(reach, packageExpiredMail, {
		...about,
		params: ({ firstName, locale }) => ({
			...{ firstName, title: of.name, sessions: sessions(event.data.sessions, locale) },
		}),
	})
})

export const packageReactions = [
	tellWhenSold,
	tellWhenUsed,
	tellWhenExpiring,
	tellWhenExpired,
	// 46: all of its money went back in another way.
	reaction('packages.void-when-refunded', refundRecorded, async ({ db, also }, event) => {
		const of = await obligationOf(db, event.data.obligationId)
		if (of?.kind === payableKind) must(await also(voidRefunded, { packageId: of.payable_id }))
	}),
]
