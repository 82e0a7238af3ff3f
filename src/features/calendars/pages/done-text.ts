import { m } from '#messages'

const texts: Record<string, () => string> = {
	scheduled: m.calendars_placed,
	moved: m.calendars_moved,
	copied: m.calendars_copied,
	deleted: m.calendars_deleted,
	saved: m.calendars_saved,
	removed: m.calendars_deleted,
}

/** What the page before did, for its undo notice. */
export const doneText = (kind: string | undefined): string => (texts[kind ?? ''] ?? m.calendars_done)()
