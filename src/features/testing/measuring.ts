import { giveConsent } from '#features/measurements/use-cases/give-consent.ts'
import { turnOn } from '#features/measurements/use-cases/turn-on.ts'
import type { ClientActor } from '#platform/actor.ts'
import { must } from '#platform/perform.ts'
import { as, type TestStudio, within } from './studio.ts'

/** Agrees to the text as it is now. */
export const agree = async (client: ClientActor): Promise<void> =>
	void must(await as(client).do(giveConsent, { version: 1, agreed: true }))

/** Turns measurements on and has the first client agree. @returns the usual metrics' ids by their keys */
export async function measuring({ id, owner, client }: TestStudio): Promise<Record<string, string>> {
	must(await as(owner).do(turnOn, {}))
	await agree(client)
	const rows = await within(id, (db) => db.selectFrom('metric').select(['key', 'id']).execute())
	return Object.fromEntries(rows.map((row) => [row.key ?? '', row.id]))
}
