import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'

type Said = { clientId: string; client: string; author: string; body: string }

/** How many messages a mail says word for word, and how much of each. */
const most = { messages: 8, signs: 400 }

/** What a mail says of messages that wait: the first of them as they were written, then how many more there are. */
export function saidInMail(waiting: readonly Said[], locale: Locale): string {
	const said = waiting.slice(0, most.messages).map(({ author, body }) => {
		const text = body === '' ? m.conversations_no_words({}, { locale }) : shortened(body)
		return `${author}${locale === 'fr' ? '\u00a0' : ''}: ${text.replace(/\n{2,}/g, '\n')}`
	})
	const left = waiting.length - said.length
	if (left > 0) said.push(m.conversations_and_more({ count: left }, { locale }))
	return said.join('\n\n')
}

const shortened = (body: string): string => {
	const signs = [...body]
	return signs.length > most.signs ? `${signs.slice(0, most.signs).join('')} …` : body
}

/** Who wrote, once each in the order they did; and the one client, where it is one. */
export function whoInMail(waiting: readonly Said[]): {
	authors: string
	clients: string
	only: string | null
} {
	const ids = [...new Set(waiting.map(({ clientId }) => clientId))]
	const counted = new Map<string, { name: string; count: number }>()
	for (const { clientId, client } of waiting)
		counted.set(clientId, { name: client, count: (counted.get(clientId)?.count ?? 0) + 1 })
	const clients = [...counted.values()].map(({ name, count }) => (count > 1 ? `${name} (${count})` : name))
	return {
		authors: [...new Set(waiting.map(({ author }) => author))].slice(0, 3).join(', '),
		clients: clients.slice(0, 20).join(', '),
		only: ids.length === 1 ? (ids[0] ?? null) : null,
	}
}
