import type { MessageView } from '../fields.ts'
import type { Standing } from '../queries/standing.ts'

/** What a page of a conversation and its stream have in common. */
type Page = Standing & { messages: MessageView[] }

/** Dates travel as texts in a stream. */
const received = (message: MessageView): MessageView => ({
	...message,
	at: new Date(message.at),
	...(message.offer ? { offer: { ...message.offer, expiresAt: new Date(message.offer.expiresAt) } } : {}),
})

/** 12.4: a conversation as it stands on the screen and goes on: each message once, in the order of its number. */
export class Following {
	messages: MessageView[] = $state.raw([])
	standing: Standing = $state.raw({ seq: 0, clientRead: 0, staffRead: 0, unread: 0 })
	/** The stream is cut off; the browser tries to come back by itself. */
	lost = $state(false)

	/** What the page brought: first, older, or read again. */
	add({ messages, seq, clientRead, staffRead, unread }: Page) {
		this.standing = { seq, clientRead, staffRead, unread }
		for (const message of messages) this.take(message)
	}

	take(message: MessageView) {
		const others = this.messages.filter(({ id }) => id !== message.id)
		const known = this.messages.find(({ id }) => id === message.id)
		// What one has just sent is on the screen before the stream says so: the later word counts.
		if (known && known.changed > message.changed) return
		this.messages = [...others, received(message)].toSorted((a, b) => a.seq - b.seq)
	}

	/** Listens until the returned function is called. `onlist`: another conversation has moved. */
	listen(address: string, onlist?: () => void): () => void {
		const source = new EventSource(`${address}?after=${this.standing.seq}`)
		source.addEventListener('message', ({ data }) => this.take(JSON.parse(data)))
		source.addEventListener('standing', ({ data }) => {
			this.standing = JSON.parse(data)
		})
		source.addEventListener('list', () => onlist?.())
		source.addEventListener('open', () => {
			this.lost = false
		})
		source.addEventListener('error', () => {
			this.lost = true
		})
		return () => source.close()
	}
}
