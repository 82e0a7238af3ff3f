import { m } from '#messages'
import { toast } from '#ui/components/toaster.svelte.ts'
import { submitAction } from '#ui/submit.ts'
import { invalidateAll } from '$app/navigation'

/** Says what happened, and offers to put it back as it was (7.1). The page has `appointments.undo-change`. */
export function toastWithUndo(text: string, eventId: string | null | undefined): void {
	if (!eventId) {
		toast(text)
		return
	}
	toast(text, { undo: () => undo(eventId) })
}

async function undo(eventId: string): Promise<void> {
	const answer = await submitAction('appointments.undo-change', { eventId })
	toast(answer.ok ? m.agenda_undone() : answer.message, { tone: answer.ok ? 'good' : 'bad' })
	await invalidateAll()
}

/** The event of an answer, where it carries one. */
export const eventOf = (value: unknown): string | null =>
	typeof value === 'object' && value !== null && 'eventId' in value && typeof value.eventId === 'string'
		? value.eventId
		: null
