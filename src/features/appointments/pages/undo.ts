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
	toast(answer.ok ? undoneWords(answer) : answer.message, { tone: answer.ok ? 'good' : 'bad' })
	await invalidateAll()
}

/** 10.8: what had followed a completion goes with it, or stays: said where there is something to say. */
function undoneWords({ value }: { value: unknown }): string {
	const note = typeof value === 'object' && value !== null && 'note' in value ? value.note : null
	return typeof note === 'string' ? `${m.agenda_undone()} ${note}` : m.agenda_undone()
}

/** The event of an answer, where it carries one. */
export const eventOf = (value: unknown): string | null =>
	typeof value === 'object' && value !== null && 'eventId' in value && typeof value.eventId === 'string'
		? value.eventId
		: null
