import { m } from '#messages'
import type { LoggedMessage } from '../queries/messages.ts'

/** What became of a message, as a badge says it. */
export const outcome = (status: LoggedMessage['status']) =>
	({
		queued: { tone: 'waiting' as const, label: m.notifications_waiting() },
		sending: { tone: 'waiting' as const, label: m.notifications_waiting() },
		sent: { tone: 'good' as const, label: m.notifications_sent() },
		failed: { tone: 'bad' as const, label: m.notifications_failed() },
		suppressed: { tone: 'neutral' as const, label: m.notifications_not_sent() },
	})[status]

export const channelName = (channel: 'mail' | 'push' | 'notice'): string =>
	({
		mail: m.notifications_mail(),
		push: m.notifications_push(),
		notice: m.notifications_notice(),
	})[channel]

/** Why something wasn't sent, where we said so ourselves; a mail server's own words stay as they are. */
export function reasonOf(error: string | null): string | null {
	if (error === 'gone') return m.notifications_reason_gone()
	if (error === 'archived') return m.notifications_reason_archived()
	if (error === 'too_late' || error === 'overtaken') return m.notifications_reason_overtaken()
	return error
}
