import { m } from '#messages'
import type { OneCalendar } from '../queries/calendar.ts'

/** 6.4: a calendar by its name; the main one has none of its own. */
export const nameOf = ({ title }: OneCalendar): string => title ?? m.calendars_main()

export type Look = { name: string; colour: 1 | 2 | 3 | 4 }

/**
 * 6.4: how what stands on each calendar is told apart: by its name, and by a colour beside it. The main one is always the first;
 * with a single calendar there is nothing to tell apart.
 */
export const looksOf = (calendars: readonly OneCalendar[]): Map<string, Look> =>
	calendars.length < 2
		? new Map()
		: new Map(
				calendars.map((each, at) => [
					each.id,
					{ name: nameOf(each), colour: ((at % 4) + 1) as Look['colour'] },
				]),
			)
