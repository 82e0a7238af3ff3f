import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A real SMTP server on this machine that keeps what it is sent, and can be told to refuse. */
export type MailServer = {
	url: string
	mails: Email[]
	/** Answers every recipient with this code from now on; null: takes mails again. */
	refuseWith: (code: number | null) => void
	close: () => Promise<void>
}

/** Starts one. Mails are parsed as a mail program would. */
export async function mailServer(): Promise<MailServer> {
	const mails: Email[] = []
	let refusal: number | null = null
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo(_address, _session, done) {
			if (refusal === null) return done()
			done(Object.assign(new Error('Not today'), { responseCode: refusal }))
		},
		async onData(stream, _session, done) {
			const parts: Buffer[] = []
			for await (const part of stream) parts.push(part as Buffer)
			mails.push(await PostalMime.parse(Buffer.concat(parts)))
			done()
		},
	})
	server.on('error', () => {})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const { port } = server.server.address() as { port: number }
	return {
		url: `smtp://127.0.0.1:${port}`,
		mails,
		refuseWith: (code) => {
			refusal = code
		},
		close: () => new Promise((resolve) => server.close(() => resolve())),
	}
}
