import { bookAsGuest } from '#features/appointments/use-cases/book-as-guest.ts'
import { visitor } from '#platform/actor.ts'
import { nowhere } from '#platform/origin.ts'
import { perform } from '#platform/perform.ts'
import { bookable, openHours } from './appointments.ts'
import { studio, type TestStudio, within } from './studio.ts'

export type OpenStudio = { house: TestStudio; typeId: string }

/** A studio with a type that is open to everyone, led by its coach every day from 9 to 20. */
export async function openToAll(more: Parameters<typeof bookable>[1] = {}): Promise<OpenStudio> {
	const house = await studio()
	await openHours(house)
	return { house, typeId: await bookable(house, { selfBooking: 'everyone', ...more }) }
}

export const ada = { firstName: 'Ada', lastName: 'Byron', email: 'ada@example.test' }
/** 9 o'clock on a Tuesday in Paris, before the clocks go forward. */
export const nine = '2026-03-10T08:00:00Z'

let addresses = 0
/** Each from somewhere else. */
export const from = (address = `198.51.100.${++addresses % 250}`) => ({ ...nowhere, address })

/** Ada, or whoever else is said, books without logging in. */
export const bookGuest = ({ house, typeId }: OpenStudio, more: object = {}, locale: 'en' | 'fr' = 'en') =>
	perform(
		bookAsGuest,
		{ typeId, startsAt: nine, ...ada, ...more },
		{ actor: visitor(locale, null, house.id), from: from() },
	)

export const clientsOf = (house: TestStudio) =>
	within(house.id, (db) => db.selectFrom('client').selectAll().orderBy('id').execute())

export const emailOf = async (house: TestStudio, id = house.client.id): Promise<string> =>
	(await clientsOf(house)).find((each) => each.id === id)?.email as string
