import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { sessionSeconds } from '#platform/http/cookies.ts'
import { newId } from '#platform/ids.ts'
import type { Origin } from '#platform/origin.ts'
import { digest, newSecret, signed } from './install-key.ts'
import { type Place, placesOf } from './places.ts'

/** What log-in hands over to the browser; `goes` is where it leads. */
export type Entered = {
	session: string
	device: string
	locale: string | null
	theme: string | null
	goes: string
}

type Entering = {
	accountId: string
	/** The address that was used, so that this device is known for it next time. */
	email: string
	next: string | null
	/** Slug of the studio whose log-in page it was; null for any. */
	studio: string | null
}

/**
 * Starts a session. Whatever session the browser had ends (rotation, quality 3). Where the account has several places
 * and no studio was named, the person chooses.
 */
export async function startSession(
	db: Db,
	{ accountId, email, next, studio }: Entering,
	from: Origin,
	now: Date,
): Promise<Entered> {
	if (from.session) await endSession(db, from.session)
	const places = await placesOf(db, accountId)
	const named = places.filter((place) => place.studioSlug === studio)
	const place = placeFor(named.length > 0 ? named : places, next)
	const session = newSecret()
	await insertSession(db, { accountId, place, session }, from, now)
	const account = await db
		.selectFrom('account')
		.select(['locale', 'theme'])
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow()
	const several = (named.length > 0 ? named : places).length !== 1
	const goes = next ?? (several || !place ? '/choose' : place.landsOn)
	return { session, device: await deviceFor(email), locale: account.locale, theme: account.theme, goes }
}

/** The place a path belongs to, else the first. */
function placeFor(places: Place[], next: string | null): Place | undefined {
	const side = next?.startsWith('/coach') ? 'coach' : next?.startsWith('/client') ? 'client' : null
	return places.find((place) => place.side === side) ?? places[0]
}

async function insertSession(
	db: Db,
	{ accountId, place, session }: { accountId: string; place: Place | undefined; session: string },
	from: Origin,
	now: Date,
): Promise<void> {
	await db
		.insertInto('account_session')
		.values({
			id: newId(),
			token: digest(session),
			userId: accountId,
			expiresAt: new Date(now.getTime() + sessionSeconds * 1000),
			ipAddress: from.address,
			userAgent: from.userAgent,
			createdAt: now,
			updatedAt: now,
			studioId: place?.studioId ?? null,
			side: place?.side ?? null,
		})
		.execute()
}

export async function endSession(db: Db, session: string): Promise<void> {
	await db.deleteFrom('account_session').where('token', '=', digest(session)).execute()
}

/** Ends every session of an account but, where given, the one that asks. */
export async function endSessions(db: Db, accountId: string, except: string | null): Promise<number> {
	const ended = await db
		.deleteFrom('account_session')
		.where('userId', '=', accountId)
		.where('token', '<>', except === null ? '' : digest(except))
		.returning('id')
		.execute()
	return ended.length
}

/** A mark that this device has logged in with this address: a flood of guesses from elsewhere doesn't lock it out. */
export async function deviceFor(email: string): Promise<string> {
	const id = randomBytes(12).toString('base64url')
	return `${id}.${await signed(`device ${id} ${email}`)}`
}

/** The device's id, if it has logged in with this address before; null otherwise. */
export async function knownDevice(device: string | null, email: string): Promise<string | null> {
	const [id = '', mark = ''] = device?.split('.') ?? []
	return mark !== '' && mark === (await signed(`device ${id} ${email}`)) ? id : null
}

/** Ends what has run out: sessions and unused links. Regular work. */
export async function sweepSessions(db: Db, now: Date): Promise<void> {
	await sql`delete from account_session where "expiresAt" < ${now}`.execute(db)
	await sql`delete from account_verification where "expiresAt" < ${now}`.execute(db)
}
