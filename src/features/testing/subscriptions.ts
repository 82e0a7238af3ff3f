import { beginDue } from '#features/fees/regular.ts'
import { accept } from '#features/subscriptions/use-cases/accept.ts'
import { invite } from '#features/subscriptions/use-cases/invite.ts'
import type { ClientActor } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { as, type TestStudio, within } from './studio.ts'

export type TestOneToOne = { id: string; title: string }

export type TestPrice = {
	price_minor?: number
	price_every?: number
	price_unit?: 'week' | 'month'
	price_tax_bp?: number
}

/** 60 € every month. */
export const monthly: TestPrice = { price_minor: 6000, price_every: 1, price_unit: 'month' }

/** A published 1-2-1 program without workouts of its own; arranged as a row. */
export const oneToOne = (
	studioId: string,
	{ title = 'Coaching', daysAhead = null as number | null, price = {} as TestPrice } = {},
): Promise<TestOneToOne> =>
	within(studioId, async (db) => {
		const id = newId()
		const row = {
			studio_id: studioId,
			id,
			title,
			type: 'one_to_one',
			days_ahead: daysAhead,
			published_at: now(),
			...(price.price_minor ? { price_currency: 'EUR', ...price } : {}),
		}
		await db.insertInto('program').values(row).execute()
		return { id, title }
	})

export type TestSubscription = {
	subscriptionId: string
	clientId: string
	calendarId: string
	programId: string
}

/** A client who is asked into a program and hasn't answered. */
export async function asked(
	house: TestStudio,
	client: { id: string },
	program?: TestOneToOne,
): Promise<TestSubscription> {
	const programId = (program ?? (await oneToOne(house.id))).id
	const made = must(await as(house.owner).do(invite, { programId, clientId: client.id }))
	return { ...made, programId }
}

/** They accept, logged in. */
export const joined = async (
	client: ClientActor,
	{ subscriptionId }: { subscriptionId: string },
): Promise<void> => {
	must(await as(client).do(accept, { subscriptionId }))
}

/** A client who is in a program. */
export async function inProgram(
	house: TestStudio,
	client: ClientActor,
	{ program, daysAhead = null }: { program?: TestOneToOne; daysAhead?: number | null } = {},
): Promise<TestSubscription> {
	const there = await asked(house, client, program ?? (await oneToOne(house.id, { daysAhead })))
	await joined(client, there)
	return there
}

/** The round in which periods of fees begin. */
export const periodsBegin = (): Promise<void> => beginDue.run()
