import { afterEach, beforeEach } from 'vitest'
import { z } from 'zod'
import { setClock } from '#platform/clock.ts'
import { eventType } from '#platform/events.ts'
import { send } from '#platform/jobs.ts'
import { must } from '#platform/perform.ts'
import { anyone } from '#platform/permission.ts'
import { messageKind } from '#platform/telling/kinds.ts'
import { tell } from '#platform/telling/tell.ts'
import { postBy, smtpPost } from '#platform/telling/transport.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { useHouse } from './house.ts'
import { type MailServer, mailServer } from './mail-server.ts'
import { as, type TestStudio, within } from './studio.ts'

const words = { title: () => 'Words', button: () => 'Look', params: ['firstName', 'what'] as const }
/** Something a client may switch off. */
export const news = messageKind({
	...words,
	kind: 'test-news',
	to: 'client',
	essential: false,
	channels: ['mail', 'push', 'notice'],
	subject: ({ what }, locale) => (locale === 'fr' ? `Nouvelle : ${what}` : `News: ${what}`),
	body: ({ firstName }) => `Hello ${firstName},\n\nhere it is.`,
})
/** Something a client can’t switch off. */
export const vital = messageKind({
	...words,
	kind: 'test-vital',
	to: 'client',
	essential: true,
	channels: ['mail', 'notice'],
	subject: () => 'Vital',
	body: () => 'You must know.',
})

/** A house that knows `news` and `vital`, and posts to a mail server of its own. */
export function useNews(): { readonly server: MailServer } {
	useHouse({ messageKinds: [news, vital] })
	let server: MailServer
	beforeEach(async () => {
		server = await mailServer()
		postBy(smtpPost(server.url))
	})
	afterEach(async () => {
		setClock(null)
		await server.close()
	})
	return {
		get server() {
			return server
		},
	}
}

const happened = eventType('test.happened', z.object({}))
/** Something that happens; `refused` rolls it back. */
export const happen = useCase('test.happen', {
	input: z.object({ refused: z.boolean().default(false) }),
	may: anyone,
	run: async ({ emit }, _, { refused }) => {
		const { eventId } = await emit(happened, { data: {} })
		return refused ? refuse('conflict') : ok({ eventId })
	},
})

/** Tells the client, as a reaction does; answers the ids of the messages written. */
export async function tellClient(
	at: TestStudio,
	kind: typeof news | typeof vital = news,
	to = [at.client.id],
) {
	const { eventId } = must(await as(at.owner).do(happen, {}))
	await within(at.id, (db) => tellIn(db, at, kind, eventId, to))
	return messagesOf(at, eventId)
}

/** The same inside a transaction of the test’s. */
export const tellIn = (
	db: Parameters<typeof tell>[0]['db'],
	at: TestStudio,
	kind: typeof news | typeof vital,
	eventId: string,
	to: string[],
) =>
	tell({ db, send, now: new Date(), address: 'http://localhost:3000' }, kind, {
		studioId: at.id,
		eventId,
		to,
		link: '/client/programs/1',
		params: ({ firstName }) => ({ firstName, what: 'the "plan" <b>' }),
	})

/** The messages an event brought about. */
export const messagesOf = (at: TestStudio, eventId: string) =>
	within(at.id, (db) =>
		db.selectFrom('message').selectAll().where('event_id', '=', eventId).orderBy('channel').execute(),
	)
/** Tells the client once; answers the one message written. */
export const only = async (at: TestStudio, kind?: typeof news | typeof vital) => {
	const [row] = await tellClient(at, kind)
	if (!row) throw new Error('nothing was written')
	return row
}
/** How a message fares. */
export const statusOf = (at: TestStudio, id: string) =>
	within(at.id, (db) =>
		db
			.selectFrom('message')
			.select(['status', 'attempts', 'last_error'])
			.where('id', '=', id)
			.executeTakeFirst(),
	)
