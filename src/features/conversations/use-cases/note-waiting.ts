import { sql } from 'kysely'
import { z } from 'zod'
import { touchlineItself } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { messagesWait } from '../events.ts'
import { digestMinutes } from '../queries/settings.ts'

type Waiting = {
	clientId: string
	after: number
	upTo: number
	toClient: boolean
	since: Date
	seen: boolean
}

/**
 * 13: what waits unread for somebody, once the oldest of it has waited long enough: all of it is told of in one mail, and never
 * again. Marked in the transaction that tells, so that it is both or neither (I25).
 */
export const noteWaiting = useCase('conversations.note-waiting', {
	input: z.object({ personId: Id }),
	output: z.object({ threads: z.number() }),
	may: touchlineItself,
	async run({ db, now, emit }, _, { personId }) {
		const minutes = await digestMinutes(db)
		const { rows } = await sql<Waiting>`
			select r.client_id as "clientId", greatest(r.told_seq, r.read_seq) as after, v.seq as "upTo", r.staff_id is null as "toClient",
				r.waits_since as since, r.staff_id is null or exists (select from staff s where s.studio_id = r.studio_id
					and s.id = r.staff_id and s.removed_at is null and (s.role = 'owner' or c.primary_coach_id is null
						or c.primary_coach_id = s.id or exists (select from client_coach k where k.studio_id = c.studio_id
							and k.client_id = c.id and k.staff_id = s.id))) as seen
			from conversation_reader r
			join conversation v on v.studio_id = r.studio_id and v.client_id = r.client_id
			join client c on c.studio_id = r.studio_id and c.id = r.client_id
			where r.person_id = ${personId}::uuid and r.waits_since is not null
			order by r.waits_since for update of r`.execute(db)
		const due = rows.some(({ since }) => since.getTime() <= now.getTime() - minutes * 60_000)
		if (!due) return ok({ threads: 0 })
		await sql`
			update conversation_reader r set waits_since = null, told_seq = v.seq from conversation v
			where v.studio_id = r.studio_id and v.client_id = r.client_id and r.person_id = ${personId}::uuid
				and r.waits_since is not null`.execute(db)
		const threads = rows.filter(({ seen }) => seen).slice(0, 50)
		const toClient = rows[0]?.toClient ?? false
		if (threads.length > 0)
			await emit(messagesWait, {
				clientId: toClient ? personId : null,
				data: {
					...{ personId, toClient },
					threads: threads.map(({ clientId, after, upTo }) => ({ clientId, after, upTo })),
				},
			})
		return ok({ threads: threads.length })
	},
})
