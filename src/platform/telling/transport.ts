import { createTransport } from 'nodemailer'

export type Mail = {
	from: string
	to: string
	replyTo?: string
	subject: string
	html: string
	text: string
	/** Stable per message, so that a second try is recognised as the same mail (I27). */
	messageId: string
	headers?: Record<string, string>
	/** An invitation: a part that mail programs show with buttons, and a file for those that don't (7.7). */
	icalEvent?: { method: string; content: string; filename: string }
}

/** Hands a mail over. Throws when it was not taken; the job then tries again later. */
export type Post = (mail: Mail) => Promise<void>

/** Posts by SMTP. The URL is a nodemailer one: `smtp://user:password@host:587`. */
export function smtpPost(url: string): Post {
	const transport = createTransport({
		url,
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 20_000,
		// Nothing that stands in a mail may make us read files or fetch addresses.
		disableFileAccess: true,
		disableUrlAccess: true,
	})
	return async (mail) => {
		await transport.sendMail({ ...mail, attachDataUrls: false })
	}
}

/** The mail server said no to this mail for good (5xx on recipient or content): trying again would only annoy it. */
export function refusedForGood(error: unknown): boolean {
	if (!(error instanceof Error)) return false
	const { responseCode, command } = error as Error & { responseCode?: number; command?: string }
	return responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
}

let post: Post | null = null

/** Told once per process: where mail goes. */
export const postBy = (chosen: Post | null): void => {
	post = chosen
}

export function poster(): Post {
	if (!post) throw new Error('postBy() has not been called in this process')
	return post
}
