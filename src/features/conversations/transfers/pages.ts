import { listGroups } from '#features/clients/queries/groups.ts'
import { refusedBefore } from '#features/clients/transfers/refused-before.ts'
import { staffIdOf } from '#platform/actor.ts'
import { allowedEndings } from '#platform/files/kinds.ts'
import type { PageReading } from '#platform/http/doors.ts'
import { newId } from '#platform/ids.ts'
import type { Reading } from '#platform/use-case.ts'
import { broadcasts } from '../queries/broadcasts.ts'
import { conversations } from '../queries/conversations.ts'
import { quickReplies } from '../queries/quick-replies.ts'
import { thread } from '../queries/thread.ts'

type Asked = Pick<Reading, 'ask' | 'actor' | 'locale'> & { url: URL }

/** What a conversation needs on either side, on its page and in a panel. */
async function threadPage({ ask, actor, locale, url }: Asked, clientId: string) {
	const before = url.searchParams.get('before')
	return {
		thread: await ask(thread, { clientId, ...(before ? { before } : {}) }),
		reader: { locale, timeZone: actor.timeZone },
		accept: allowedEndings,
		firstId: newId(),
		refused: refusedBefore({ url, locale }),
	}
}

export const clientThread = (page: Asked) => threadPage(page, page.actor.id ?? '')

export async function coachThread(page: Asked, clientId: string) {
	return {
		...(await threadPage(page, clientId)),
		...(await page.ask(quickReplies, {})),
		me: staffIdOf(page.actor) ?? '',
		offerId: newId(),
	}
}

export async function listing({ ask, url, locale, now }: PageReading) {
	const q = url.searchParams.get('q') ?? ''
	const onlyUnread = url.searchParams.get('unread') === '1'
	const after = url.searchParams.get('after')
	const asked = { q, unread: onlyUnread, ...(after ? { after } : {}) }
	return { ...(await ask(conversations, asked)), q, onlyUnread, now, locale }
}

export const severalPage = async ({ ask, locale, actor }: Asked) => ({
	...(await ask(broadcasts, {})),
	groups: (await ask(listGroups, { limit: 200 })).groups,
	firstId: newId(),
	reader: { locale, timeZone: actor.timeZone },
})
