import { m } from '#messages'
import type { Locale } from '../actor.ts'

type Say = (params: Record<string, never>, options: { locale: Locale }) => string

/**
 * What an event says in the trail (1.6): the message `event_<feature>_<what>` of whichever feature it comes from, or its
 * own name in plain letters where that feature has written none.
 */
export function eventInWords(name: string, locale: Locale): string {
	const say = (m as unknown as Record<string, Say | undefined>)[`event_${name.replace(/[.-]/g, '_')}`]
	return say ? say({}, { locale }) : name.replace(/[.-]/g, ' ')
}
