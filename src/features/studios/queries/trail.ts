import { type SelectQueryBuilder, sql } from 'kysely'
import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { DB } from '#platform/database/types.ts'
import { eventInWords } from '#platform/i18n/event-words.ts'
import type { Reader } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { anyStaff, permission } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { changesInWords } from '../rules/trail-words.ts'

const pageSize = 50

const Entry = z.object({
	id: z.string(),
	at: z.date(),
	who: z.string(),
	whoKind: z.string(),
	via: z.string(),
	what: z.string(),
	/** The event's name, the same in the API. */
	name: z.string(),
	clientId: z.string().nullable(),
	clientName: z.string().nullable(),
	changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
})
const Page = z.object({ entries: z.array(Entry), next: z.string().nullable() })
export type TrailEntry = z.infer<typeof Entry>

const filters = {
	/** Only what happened before this entry: the `next` of the page before. */
	before: cursor(Id).optional(),
	feature: z
		.string()
		.regex(/^[a-z]{1,30}$/)
		.optional(),
	via: z.enum(['hand', 'api', 'assistant', 'system']).optional(),
}

/**
 * 1.6: who did what, when, before and after. An owner reads everything; others what they did themselves and what concerns
 * their own clients (1.3). Joins the client's name: a page is one statement.
 */
export const trail = query('studios.trail', {
	input: z.object({ ...filters, clientId: Id.optional(), staffId: Id.optional() }),
	output: Page,
	may: anyStaff,
	async run({ db, actor, locale }, _, { clientId, staffId, ...filter }) {
		let rows = entries(db).select(
			sql<string | null>`trim(client.first_name || ' ' || client.last_name)`.as('clientName'),
		)
		if (clientId) rows = rows.where('event.client_id', '=', clientId)
		if (staffId) rows = rows.where('event.actor_id', '=', staffId)
		if (
			actor.kind === 'system' ||
			(actor.kind !== 'staff' && actor.kind !== 'key') ||
			actor.role !== 'owner'
		) {
			const me = staffIdOf(actor)
			rows = rows.where((is) =>
				is.or([
					is('event.actor_id', '=', me),
					is('client.primary_coach_id', '=', me),
					is.exists(
						is
							.selectFrom('client_coach')
							.select('client_coach.client_id')
							.whereRef('client_coach.client_id', '=', 'event.client_id')
							.where('client_coach.staff_id', '=', me),
					),
				]),
			)
		}
		return pageOf(await filtered(rows, filter).execute(), { locale, timeZone: actor.timeZone })
	},
})

/** 1.6: what concerns a client, as they may read it themselves. */
export const ownTrail = query('studios.own-trail', {
	input: z.object({ before: filters.before }),
	output: Page,
	may: permission('client', ({ actor }) => actor.kind === 'client'),
	async run({ db, actor, locale }, _, filter) {
		const rows = entries(db)
			.select(sql<string | null>`null`.as('clientName'))
			.where('event.client_id', '=', actor.id as string)
		return pageOf(await filtered(rows, filter).execute(), { locale, timeZone: actor.timeZone })
	},
})

const entries = (db: Db) =>
	db
		.selectFrom('event')
		.leftJoin('client', 'client.id', 'event.client_id')
		.select(['event.id', 'event.at', 'event.name', 'event.actor_name', 'event.actor_kind', 'event.via'])
		.select(['event.client_id', 'event.before', 'event.after'])

type Filter = { before?: [string] | undefined; feature?: string | undefined; via?: string | undefined }

function filtered<O>(
	rows: SelectQueryBuilder<DB & { event: DB['event'] }, 'event' | 'client', O>,
	{ before, feature, via }: Filter,
) {
	let narrowed = rows
	if (before) narrowed = narrowed.where('event.id', '<', before[0])
	if (feature) narrowed = narrowed.where('event.name', 'like', `${feature}.%`)
	if (via) narrowed = narrowed.where('event.via', '=', via)
	return narrowed.orderBy('event.id', 'desc').limit(pageSize + 1)
}

type Row = {
	id: string
	at: Date
	name: string
	actor_name: string
	actor_kind: string
	via: string
	client_id: string | null
	before: unknown
	after: unknown
	clientName: string | null
}

function pageOf(rows: Row[], reader: Reader): z.infer<typeof Page> {
	const shown = rows.slice(0, pageSize)
	const page = shown.map((row) => ({
		...{ id: row.id, at: row.at, who: row.actor_name, whoKind: row.actor_kind, via: row.via, name: row.name },
		...{ what: eventInWords(row.name, reader.locale), clientId: row.client_id, clientName: row.clientName },
		changes: changesInWords(asRecord(row.before), asRecord(row.after), reader),
	}))
	const last = rows.length > pageSize ? shown.at(-1) : undefined
	return { entries: page, next: last ? cursorText(last.id) : null }
}

const asRecord = (value: unknown) => value as Record<string, unknown> | null
