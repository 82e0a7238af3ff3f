import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import ClipboardList from '@lucide/svelte/icons/clipboard-list'
import Dumbbell from '@lucide/svelte/icons/dumbbell'
import House from '@lucide/svelte/icons/house'
import MessagesSquare from '@lucide/svelte/icons/messages-square'
import Settings from '@lucide/svelte/icons/settings'
import UserRound from '@lucide/svelte/icons/user-round'
import UsersRound from '@lucide/svelte/icons/users-round'
import Wallet from '@lucide/svelte/icons/wallet'
import { m } from '#messages'
import type { NavItem } from '#ui/nav.ts'
import { placesOf } from './places.ts'

/** `coaches`: whoever assists sees neither what is said nor what is paid (1.3). */
export function coachPlaces(
	path: string,
	coaches: boolean,
	messages: number,
): { nav: NavItem[]; navEnd: NavItem[] } {
	const place = placesOf(path)
	return {
		nav: [
			place(m.frame_home(), '/coach', House, true),
			place(m.agenda_title(), '/coach/agenda', CalendarClock),
			place(m.frame_clients(), '/coach/clients', UserRound),
			...(coaches
				? [
						{
							...place(m.conversations_title(), '/coach/messages', MessagesSquare),
							...(messages > 0 ? { count: messages } : {}),
						},
					]
				: []),
			place(m.frame_groups(), '/coach/groups', UsersRound),
			place(m.frame_programs(), '/coach/programs', ClipboardList),
			place(m.frame_exercises(), '/coach/exercises', Dumbbell),
			...(coaches ? [place(m.payments_title(), '/coach/payments', Wallet)] : []),
		],
		navEnd: [place(m.frame_settings(), '/coach/settings', Settings)],
	}
}
