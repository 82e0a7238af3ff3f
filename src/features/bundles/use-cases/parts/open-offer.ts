import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { type Acting, type Refused, refuse } from '#platform/use-case.ts'
import type { BundleSubject } from '../../queries/subjects.ts'
import { stateOf } from '../../rules/offer.ts'

/** Why an offer can't be answered any more; null while it can. */
export function notOpen({ now, locale }: Acting, bundle: BundleSubject): Refused | null {
	const state = stateOf(bundle, now)
	if (state === 'offered') return null
	if (state === 'expired')
		return refuse('bundles_expired', { until: formatDay(bundle.expiresOn, locale, 'written') })
	return refuse(state === 'confirmed' ? 'bundles_confirmed' : 'bundles_closed')
}

/** Which session a refusal is about, in a few words. */
export const sessionWords = ({ sessions }: BundleSubject, n: number, locale: Acting['locale']): string =>
	m.bundles_session_of({ n, of: sessions.length, title: sessions[n - 1]?.title ?? '' }, { locale })
