import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import CircleUserRound from '@lucide/svelte/icons/circle-user-round'
import ClipboardList from '@lucide/svelte/icons/clipboard-list'
import Dumbbell from '@lucide/svelte/icons/dumbbell'
import History from '@lucide/svelte/icons/history'
import House from '@lucide/svelte/icons/house'
import Ruler from '@lucide/svelte/icons/ruler'
import Settings from '@lucide/svelte/icons/settings'
import UserRound from '@lucide/svelte/icons/user-round'
import UsersRound from '@lucide/svelte/icons/users-round'
import { m } from '#messages'
import type { NavItem } from '#ui/nav.ts'

/** Where a path belongs: `/coach` only to itself, the others to everything below them. */
const within = (path: string, href: string, exact: boolean) =>
	exact ? path === href : path === href || path.startsWith(`${href}/`)

const placesOf =
	(path: string) =>
	(label: string, href: string, icon: NavItem['icon'], exact = false): NavItem => ({
		label,
		href,
		icon,
		current: within(path, href, exact),
	})

export function coachPlaces(path: string): { nav: NavItem[]; navEnd: NavItem[] } {
	const place = placesOf(path)
	return {
		nav: [
			place(m.frame_home(), '/coach', House, true),
			place(m.agenda_title(), '/coach/agenda', CalendarClock),
			place(m.frame_clients(), '/coach/clients', UserRound),
			place(m.frame_groups(), '/coach/groups', UsersRound),
			place(m.frame_programs(), '/coach/programs', ClipboardList),
			place(m.frame_exercises(), '/coach/exercises', Dumbbell),
		],
		navEnd: [place(m.frame_settings(), '/coach/settings', Settings)],
	}
}

/** Five places, what a thumb reaches on a phone; and Physical where the studio measures (8.1). */
export function clientPlaces(path: string, measures: boolean): NavItem[] {
	const place = placesOf(path)
	return [
		place(m.frame_today(), '/client', House, true),
		place(m.frame_calendar(), '/client/calendar', CalendarDays),
		place(m.frame_my_programs(), '/client/programs', ClipboardList),
		place(m.frame_history(), '/client/history', History),
		...(measures ? [place(m.frame_physical(), '/client/physical', Ruler)] : []),
		place(m.frame_profile(), '/client/profile', CircleUserRound),
	]
}
