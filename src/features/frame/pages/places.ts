import type { NavItem } from '#ui/nav.ts'

/** Where a path belongs: `/coach` only to itself, the others to everything below them. */
const within = (path: string, href: string, exact: boolean) =>
	exact ? path === href : path === href || path.startsWith(`${href}/`)

export const placesOf =
	(path: string) =>
	(label: string, href: string, icon: NavItem['icon'], exact = false): NavItem => ({
		label,
		href,
		icon,
		current: within(path, href, exact),
	})
