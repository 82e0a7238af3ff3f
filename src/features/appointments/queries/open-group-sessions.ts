import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { groupSession, groupSessions } from './group-sessions.ts'

/** I3: group sessions that a client can join, or wait for, by themselves; the next one first. */
export const openGroupSessions = query('appointments.open-group-sessions', {
	input: z.object({
		after: cursor(z.iso.datetime(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(20),
	}),
	output: z.object({ sessions: z.array(groupSession), next: z.string().nullable() }),
	may: anyClient,
	async run({ db, actor, now }, _, { after, limit }) {
		const asked = { openTo: 'clients', clientId: actor.id, now, after, limit: limit + 1 } as const
		const found = await groupSessions(db, asked)
		const sessions = found.slice(0, limit)
		const last = found.length > limit ? sessions.at(-1) : undefined
		return { sessions, next: last ? cursorText(last.startsAt.toISOString(), last.appointmentId) : null }
	},
})
