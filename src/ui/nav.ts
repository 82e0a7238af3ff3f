import type { IconType } from './icon.ts'

/** One place of a shell's navigation. */
export type NavItem = {
	label: string
	href: string
	icon: IconType
	current: boolean
	/** Waiting things; shown and read after the label. */
	count?: number
}

/**
 * The studio as a shell shows it. `colour` is its hex, from which the theme's shades are computed; `remark` a quiet word
 * under its name that everybody should know.
 */
export type StudioBrand = {
	name: string
	logo?: string | null
	colour?: string | null
	remark?: string | undefined
}
