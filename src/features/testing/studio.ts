import type { z } from 'zod'
import type { Actor, ClientActor, StaffActor } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { type Db, transaction } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { appPool, type Outcome, perform, reading } from '#platform/perform.ts'
import type { Query, UseCase } from '#platform/use-case.ts'

export type Acts = {
	do: <S, I extends z.ZodType, T>(useCase: UseCase<S, I, T>, input: z.input<I>) => Promise<Outcome<T>>
	preview: <S, I extends z.ZodType, T>(useCase: UseCase<S, I, T>, input: z.input<I>) => Promise<Outcome<T>>
	ask: <S, I extends z.ZodType, T>(query: Query<S, I, T>, input: z.input<I>) => Promise<T>
}

/** What somebody does in a test: through the same doors' inside as pages and API. */
export const as = (actor: Actor): Acts => ({
	do: (useCase, input) => perform(useCase, input, { actor }),
	preview: (useCase, input) => perform(useCase, input, { actor, preview: true }),
	ask: (query, input) => reading(actor, (r) => r.ask(query, input)),
})

/** Rows of one studio, read or written past the use-cases but not past row security: for arranging and asserting. */
export const within = <T>(studioId: string | null, work: (db: Db) => Promise<T>): Promise<T> =>
	transaction(appPool(), studioId, 'read write', async (db) => ({ commit: true, value: await work(db) }))

export type TestStudio = {
	id: string
	owner: StaffActor
	coach: StaffActor
	/** Two clients of the coach, with accounts. */
	client: ClientActor
	otherClient: ClientActor
}

let serial = 0

/** A new studio with an owner, a coach and two clients of hers, all with accounts. */
export async function studio(options: { timeZone?: string; locale?: 'en' | 'fr' } = {}): Promise<TestStudio> {
	const id = newId()
	serial++
	await within(id, async (db) => {
		await db
			.insertInto('studio')
			.values({ id, slug: `studio-${serial}-${id.slice(-6)}`, name: `Studio ${serial}` })
			.execute()
		await db
			.insertInto('studio_settings')
			.values({
				studio_id: id,
				time_zone: options.timeZone ?? 'Europe/Paris',
				locale: options.locale ?? 'en',
			})
			.execute()
	})
	const owner = await staffMember(id, 'owner')
	const coach = await staffMember(id, 'coach')
	const client = await clientOf(id, { firstName: 'Amélie', lastName: 'Durand', coachId: coach.id })
	const otherClient = await clientOf(id, { firstName: 'Ben', lastName: 'Okafor', coachId: coach.id })
	return { id, owner, coach, client, otherClient }
}

async function newAccount(db: Db, studioId: string, name: string): Promise<{ id: string; email: string }> {
	const id = newId()
	const email = `${id}@example.test`
	await db.insertInto('account').values({ id, name, email, emailVerified: true }).execute()
	await db.insertInto('account_email').values({ email, account_id: id, verified_at: now() }).execute()
	await db.insertInto('studio_access').values({ account_id: id, studio_id: studioId }).execute()
	return { id, email }
}

/** Another staff member of a studio. */
export const staffMember = (
	studioId: string,
	role: StaffActor['role'],
	name = `${role} ${++serial}`,
): Promise<StaffActor> =>
	within(studioId, async (db) => {
		const account = await newAccount(db, studioId, name)
		const id = newId()
		await db
			.insertInto('staff')
			.values({ studio_id: studioId, id, account_id: account.id, role, name, email: account.email })
			.execute()
		return {
			kind: 'staff',
			studioId,
			id,
			accountId: account.id,
			role,
			name,
			locale: 'en',
			timeZone: 'Europe/Paris',
		}
	})

/** Another client of a studio, with an account and a main calendar. */
export const clientOf = (
	studioId: string,
	{ firstName, lastName, coachId }: { firstName: string; lastName: string; coachId: string },
): Promise<ClientActor> =>
	within(studioId, async (db) => {
		const name = `${firstName} ${lastName}`
		const account = await newAccount(db, studioId, name)
		const id = newId()
		await db
			.insertInto('client')
			.values({
				studio_id: studioId,
				id,
				account_id: account.id,
				first_name: firstName,
				last_name: lastName,
				email: account.email,
				primary_coach_id: coachId,
			})
			.execute()
		await db.insertInto('calendar').values({ studio_id: studioId, id: newId(), client_id: id }).execute()
		return {
			kind: 'client',
			studioId,
			id,
			accountId: account.id,
			name,
			archived: false,
			locale: 'en',
			timeZone: 'Europe/Paris',
		}
	})
