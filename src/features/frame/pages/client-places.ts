import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import CircleUserRound from '@lucide/svelte/icons/circle-user-round'
import ClipboardList from '@lucide/svelte/icons/clipboard-list'
import House from '@lucide/svelte/icons/house'
import { m } from '#messages'
import type { NavItem } from '#ui/nav.ts'
import type { Tab } from '#ui/tab.ts'
import { placesOf } from './places.ts'

/** Five places, what a thumb reaches on a phone. */
export function clientPlaces(path: string): NavItem[] {
	const place = placesOf(path)
	return [
		place(m.frame_today(), '/client', House, true),
		place(m.frame_calendar(), '/client/calendar', CalendarDays),
		place(m.frame_sessions(), '/client/sessions', CalendarClock),
		place(m.frame_my_programs(), '/client/programs', ClipboardList),
		place(m.frame_profile(), '/client/profile', CircleUserRound),
	]
}

type Area = { unpaid: number; measures: boolean }

/**
 * 8.1: the tabs of the client's own page, Physical where the studio measures; the longer address stands after the shorter one it
 * begins with.
 */
export function areaPlaces({ unpaid, measures }: Area): (Tab & { href: string })[] {
	return [
		{ value: 'sessions', label: m.area_sessions(), href: '/client/sessions' },
		{
			...{ value: 'payments', label: m.area_payments(), href: '/client/sessions/payments' },
			...(unpaid > 0 ? { count: unpaid } : {}),
		},
		{ value: 'history', label: m.area_history(), href: '/client/sessions/history' },
		{ value: 'profile', label: m.area_profile(), href: '/client/profile' },
		...(measures ? [{ value: 'physical', label: m.frame_physical(), href: '/client/physical' }] : []),
	]
}
