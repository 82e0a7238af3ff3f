import CircleCheck from '@lucide/svelte/icons/circle-check'
import CircleDot from '@lucide/svelte/icons/circle-dot'
import CircleSlash from '@lucide/svelte/icons/circle-slash'
import { m } from '#messages'
import type { IconType } from '#ui/icon.ts'
import type { CalendarEntry } from '../queries/calendar.ts'

export type Shown = CalendarEntry['status'] | 'missed'

/** Planned in the past and never begun: missed. */
export const shownStatus = (
	{ status, onDate }: Pick<CalendarEntry, 'status' | 'onDate'>,
	today: string,
): Shown => (status === 'planned' && onDate < today ? 'missed' : status)

export const statusWords: Record<Shown, () => string> = {
	planned: m.calendars_status_planned,
	started: m.calendars_status_started,
	completed: m.calendars_status_completed,
	skipped: m.calendars_status_skipped,
	missed: m.calendars_status_missed,
}

/** A sign beside the word or the title; nothing for what is simply planned. */
export const statusIcons: Partial<Record<Shown, IconType>> = {
	started: CircleDot,
	completed: CircleCheck,
	skipped: CircleSlash,
}
