import type { IconType } from '../icon.ts'
import { folded } from './option-search.svelte.ts'

/** One thing one can find or do. `note` is a quieter second part; `keywords` are found but not shown. */
export type PaletteItem = {
	label: string
	note?: string
	icon?: IconType
	href?: string
	run?: () => void
	keywords?: string
	/** Shortcut shown at the end: "G C". */
	keys?: string
}

export type PaletteGroup = { label: string; items: PaletteItem[] }

/** The groups with the items that contain every word of the query, without accents and capitals; empty ones left out. */
export function matching(groups: PaletteGroup[], query: string): PaletteGroup[] {
	const words = folded(query).split(/\s+/).filter(Boolean)
	return groups
		.map((group) => ({
			label: group.label,
			items: group.items.filter((item) => {
				const text = folded(`${item.label} ${item.note ?? ''} ${item.keywords ?? ''} ${group.label}`)
				return words.every((word) => text.includes(word))
			}),
		}))
		.filter((group) => group.items.length > 0)
}
