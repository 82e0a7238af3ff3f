import { m } from '#messages'
import { formatDay, type Locale } from '#platform/i18n/format.ts'
import type { FeeView } from '../../queries/view.ts'

/** What comes next of a fee, in a few words: its next day, its end, its resuming. */
export function comingWords({ state, nextOn, resumesOn, endsOn }: FeeView, locale: Locale): string {
	const date = (day: string) => ({ date: formatDay(day, locale, 'dated') })
	if (state === 'ended') return endsOn ? m.fees_ended_on(date(endsOn)) : m.fees_state_ended()
	if (endsOn) return m.fees_ends(date(endsOn))
	if (state === 'paused') return resumesOn ? m.fees_resumes(date(resumesOn)) : m.fees_resumes_open()
	return nextOn ? m.fees_next(date(nextOn)) : ''
}
