import type { Reply, Sent } from './case.ts'

/** A browser on the stage: keeps the cookies it is given, and says with each form which page it comes from. */
export class Browser {
	readonly cookies = new Map<string, string>()
	readonly from: string
	readonly #send: (path: string, sent: Sent) => Promise<Reply>

	constructor(send: (path: string, sent: Sent) => Promise<Reply>, from: string) {
		this.#send = send
		this.from = from
	}

	/** The same person at another moment: the cookies as they are now. */
	copy(from = this.from): Browser {
		const copy = new Browser(this.#send, from)
		for (const [name, value] of this.cookies) copy.cookies.set(name, value)
		return copy
	}

	get = (path: string, headers: Record<string, string> = {}): Promise<Reply> => this.#go(path, { headers })

	post = (path: string, fields: Record<string, string | Blob>): Promise<Reply> => {
		const body = new FormData()
		for (const [name, value] of Object.entries(fields)) body.append(name, value)
		return this.#go(path, { body, method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } })
	}

	async #go(path: string, sent: Sent): Promise<Reply> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
		const headers = { ...sent.headers, ...(cookie ? { cookie } : {}) }
		const reply = await this.#send(path, { ...sent, headers, from: this.from })
		for (const line of reply.headers.getSetCookie()) this.#keep(line)
		return reply
	}

	#keep(line: string): void {
		const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
		if (/max-age=0/i.test(line)) this.cookies.delete(name)
		else this.cookies.set(name, value)
	}
}
