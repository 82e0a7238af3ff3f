import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'

/** What a running copy takes over, in words; nothing is said of what doesn't happen: "2 to update, 1 to add". */
export function changesText(
	{ updated, added, removed }: { updated: number; added: number; removed: number },
	locale: Locale,
): string {
	const parts = [
		updated > 0 && m.calendars_to_update({ count: updated }, { locale }),
		added > 0 && m.calendars_to_add({ count: added }, { locale }),
		removed > 0 && m.calendars_to_remove({ count: removed }, { locale }),
	]
	return parts.filter(Boolean).join(', ')
}
