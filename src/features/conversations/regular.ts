import { sql } from 'kysely'
import { touchline } from '#platform/actor.ts'
import { now } from '#platform/clock.ts'
import { allStudios } from '#platform/database/studios.ts'
import { transaction } from '#platform/database/transaction.ts'
import { appPool, must, perform } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'
import { digestMinutes } from './queries/settings.ts'
import { noteWaiting } from './use-cases/note-waiting.ts'

/** 13: minute by minute, for whom messages have waited unread long enough. One person's trouble is not the others'. */
export const tellWaiting: Regular = {
	name: 'conversations.tell-waiting',
	cron: '* * * * *',
	async run() {
		const failures: unknown[] = []
		for (const studioId of await allStudios(appPool()))
			for (const personId of await waitingIn(studioId))
				await perform(noteWaiting, { personId }, { actor: touchline(studioId) })
					.then(must)
					.catch((error) => failures.push(error))
		if (failures.length > 0) throw new AggregateError(failures, 'some could not be told of their messages')
	},
}

const waitingIn = (studioId: string): Promise<string[]> =>
	transaction(appPool(), studioId, 'read only', async (db) => {
		const until = new Date(now().getTime() - (await digestMinutes(db)) * 60_000)
		const { rows } = await sql<{ personId: string }>`
			select distinct person_id as "personId" from conversation_reader where waits_since <= ${until}::timestamptz limit 500`.execute(
			db,
		)
		return { commit: false, value: rows.map(({ personId }) => personId) }
	})
