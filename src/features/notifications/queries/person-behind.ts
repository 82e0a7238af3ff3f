import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { kindNamed, kindTitle } from '#platform/telling/kinds.ts'
import { readUnsubscription, type Unsubscription } from '#platform/telling/unsubscribe.ts'
import { query } from '#platform/use-case.ts'
import { holderOfTheLink } from '../permissions.ts'

/** Whether the person of a signed link is still in the studio, and what they have chosen. */
export async function personBehind(
	db: Db,
	{ personId, kind }: Unsubscription,
): Promise<{ wanted: boolean; studio: string } | undefined> {
	const { rows } = await sql<{ wanted: boolean; studio: string }>`
		select studio.name as studio, coalesce((select wanted from notification_choice
			where person_id = ${personId}::uuid and kind = ${kind} and channel = 'mail'), true) as wanted
		from studio where id = current_studio() and (
			exists (select from client where id = ${personId}::uuid) or exists (select from staff where id = ${personId}::uuid))`.execute(
		db,
	)
	return rows[0]
}

/** What the page of an unsubscribe link shows: which messages of which studio, and whether they come. No name, no address. */
export const unsubscription = query('notifications.unsubscription', {
	input: z.object({ token: z.string().max(400) }),
	output: z.object({ title: z.string(), studio: z.string(), wanted: z.boolean() }),
	subject: async (_, { token }) => readUnsubscription(token),
	may: holderOfTheLink,
	async run({ db, locale }, what) {
		const kind = kindNamed(what.kind)
		const person = await personBehind(db, what)
		return {
			title: kind ? kindTitle(kind, locale) : what.kind,
			studio: person?.studio ?? '',
			wanted: person?.wanted ?? false,
		}
	},
})
