import { z } from 'zod'
import type { Locale } from '#platform/actor.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { formFor, kindNamed } from '#platform/telling/kinds.ts'
import { commonParams } from '#platform/telling/tell.ts'
import { fillIn, gistOf } from '#platform/telling/texts.ts'
import { query } from '#platform/use-case.ts'
import { inPerson } from '../permissions.ts'

const Notice = z.object({
	id: z.string(),
	kind: z.string(),
	title: z.string(),
	/** The first paragraph, for the list. */
	text: z.string(),
	link: z.string().nullable(),
	createdAt: z.iso.datetime(),
	read: z.boolean(),
})
export type ShownNotice = z.output<typeof Notice>

/** 13.1: the notices of the one who asks, newest first, in their language and in the studio's own words where it has some. */
export const notices = query('notifications.notices', {
	input: z.object({
		unread: z.boolean().default(false),
		after: cursor(Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({ notices: z.array(Notice), next: z.string().nullable() }),
	may: inPerson,
	async run({ db, actor, locale }, _, { unread, after, limit }) {
		const rows = await db
			.selectFrom('notice')
			.innerJoin('studio', 'studio.id', 'notice.studio_id')
			.innerJoin('studio_settings as settings', 'settings.studio_id', 'notice.studio_id')
			.leftJoin('message_text as own', (join) =>
				join
					.onRef('own.studio_id', '=', 'notice.studio_id')
					.onRef('own.kind', '=', 'notice.kind')
					.on('own.locale', '=', locale),
			)
			.where(actor.kind === 'client' ? 'client_id' : 'staff_id', '=', actor.id)
			.$if(unread, (rows) => rows.where('read_at', 'is', null))
			.$if(after !== undefined, (rows) => rows.where('notice.id', '<', (after as [string])[0]))
			.select([
				'notice.id',
				'notice.kind',
				'notice.params',
				'notice.link',
				'notice.created_at',
				'notice.read_at',
			])
			.select(['own.subject', 'own.body', 'studio.name as studioName', 'settings.address_clients as form'])
			.orderBy('notice.id', 'desc')
			.limit(limit + 1)
			.execute()
		const page = rows.slice(0, limit).map((row) => ({
			id: row.id,
			kind: row.kind,
			...wordsOf(row, locale),
			link: row.link,
			createdAt: row.created_at.toISOString(),
			read: row.read_at !== null,
		}))
		const last = rows.length > limit ? page.at(-1) : undefined
		return { notices: page, next: last ? cursorText(last.id) : null }
	},
})

type Said = {
	kind: string
	params: unknown
	subject: string | null
	body: string | null
	studioName: string
	form: string
}

/** A kind that is no longer in the code (an older version wrote the notice) keeps its name: better than nothing. */
function wordsOf({ kind: name, params, subject, body, studioName, form: ofStudio }: Said, locale: Locale) {
	const kind = kindNamed(name)
	const values = params as Record<string, string>
	if (!kind) return { title: name, text: '' }
	const all = { ...commonParams(values.firstName ?? '', studioName), ...values }
	const form = formFor(kind, ofStudio)
	const title = subject === null ? kind.subject(values, locale, form) : fillIn(subject, all)
	const text = body === null ? kind.body(values, locale, form) : fillIn(body, all)
	return { title, text: gistOf(text) }
}
