import { timingSafeEqual } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { readLinkToken } from '#features/accounts/rules/link-token.ts'
import { keyHash } from '#features/accounts/ways-in/whose-key.ts'
import type { Db } from '#platform/database/transaction.ts'
import { anyone } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import type { CalendarEntry } from '../rules/icalendar.ts'
import { clientsWords } from '../rules/words.ts'

/** How far a calendar reaches, in days; what was cancelled shows as cancelled as long as it reaches back. */
const back = 90
const ahead = 400
/** More than a coach can hold in that time. */
const most = 10_000

type Feed = {
	id: string
	secret_hash: Buffer
	last_used_at: Date | null
	staff_id: string | null
	client_id: string | null
	studioName: string
}

/**
 * 7.7: what an address shows, read live: once it is revoked, its owner gone or the studio suspended, it is nobody's, exactly like one
 * that never was (I32, 1.4). An archived client may look where the studio lets them (2.1).
 */
export const feed = query('appointments.feed', {
	input: z.object({ token: z.string().max(300) }),
	subject: async ({ db }, { token }) => {
		const named = readLinkToken(token)
		if (!named) return undefined
		const { rows } = await sql<Feed>`
			select f.id, f.secret_hash, f.last_used_at, f.staff_id, f.client_id, studio.name as "studioName"
			from calendar_feed f
			join studio on studio.id = f.studio_id and studio.suspended_at is null
			join studio_settings settings on settings.studio_id = f.studio_id
			left join staff s on s.studio_id = f.studio_id and s.id = f.staff_id and s.removed_at is null
			left join client c on c.studio_id = f.studio_id and c.id = f.client_id
				and (c.archived_at is null or settings.archived_clients_read)
			where f.id = ${named.id}::uuid and f.revoked_at is null
				and coalesce(s.account_id, c.account_id) is not null`.execute(db)
		const [found] = rows
		return found && timingSafeEqual(found.secret_hash, keyHash(named.secret)) ? found : undefined
	},
	may: anyone,
	async run({ db, now }, { id, studioName, last_used_at, staff_id, client_id }) {
		const entries = staff_id
			? await entriesOfCoach(db, staff_id, now)
			: await entriesOfClient(db, client_id as string, now)
		return { id, studioName, usedAt: last_used_at, entries }
	},
})

export type FeedEntry = Pick<
	CalendarEntry,
	'appointmentId' | 'personId' | 'sequence' | 'startsAt' | 'endsAt' | 'summary' | 'place' | 'link' | 'status'
>

type Row = Omit<FeedEntry, 'summary' | 'status' | 'personId'> & {
	title: string
	status: string
	names: string[]
}

const columns = sql`a.id as "appointmentId", a.sequence, a.starts_at as "startsAt", a.ends_at as "endsAt", a.title, a.place, a.link`

const within = (now: Date): RawBuilder<boolean> => sql<boolean>`
	a.starts_at >= ${now}::timestamptz - make_interval(days => ${back})
	and a.starts_at < ${now}::timestamptz + make_interval(days => ${ahead})`

const lately = (cancelledAt: RawBuilder<unknown>, now: Date): RawBuilder<boolean> => sql<boolean>`
	(${cancelledAt} is null or ${cancelledAt} >= ${now}::timestamptz - make_interval(days => ${back}))`

/** What a coach leads, with who comes; never what they noted for themselves (7.3). */
async function entriesOfCoach(db: Db, staffId: string, now: Date): Promise<FeedEntry[]> {
	const { rows } = await sql<Row>`
		select ${columns}, a.status, array(select trim(c.first_name || ' ' || c.last_name)
			from appointment_place p join client c on c.studio_id = p.studio_id and c.id = p.client_id
			where p.studio_id = a.studio_id and p.appointment_id = a.id
				and (a.status = 'cancelled' or p.status in ('requested', 'booked', 'completed', 'no_show'))
			order by p.booked_at, p.id) as names
		from appointment a
		where (a.coach_id = ${staffId}::uuid or ${staffId}::uuid = any (a.other_coach_ids))
			and ${within(now)} and ${lately(sql`a.cancelled_at`, now)}
		order by a.starts_at, a.id limit ${most}`.execute(db)
	return rows.map((row) => entryOf(row, staffId))
}

/** What a client has a place in, or asked for, with who leads it. */
async function entriesOfClient(db: Db, clientId: string, now: Date): Promise<FeedEntry[]> {
	const { rows } = await sql<Row>`
		select ${columns}, p.status, array[s.name] as names
		from appointment_place p
		join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id
		join staff s on s.studio_id = a.studio_id and s.id = a.coach_id
		where p.client_id = ${clientId}::uuid and p.status <> 'waiting'
			and ${within(now)} and ${lately(sql`p.cancelled_at`, now)}
		order by a.starts_at, a.id limit ${most}`.execute(db)
	return rows.map((row) => entryOf(row, clientId))
}

const states: Record<string, FeedEntry['status']> = { requested: 'tentative', cancelled: 'cancelled' }

const entryOf = ({ title, status, names, ...row }: Row, personId: string): FeedEntry => ({
	...row,
	personId,
	summary: [title, clientsWords(names)].filter(Boolean).join(' · '),
	status: states[status] ?? 'confirmed',
})
