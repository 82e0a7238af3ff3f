import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { coachOf } from '../permissions.ts'
import { clientRow } from './client-row.ts'

const Note = z.object({
	id: z.string(),
	body: z.string(),
	pinned: z.boolean(),
	author: z.string(),
	/** Only who wrote a note may change its words. */
	own: z.boolean(),
	createdAt: z.date(),
	updatedAt: z.date(),
})
export type Note = z.output<typeof Note>

/** 2.5: coach-private notes, pinned ones first, then the newest. No door of a client's leads here. */
export const clientNotes = query('clients.client-notes', {
	input: z.object({
		clientId: Id,
		after: cursor(Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({ notes: z.array(Note), next: z.string().nullable() }),
	subject: ({ db }, { clientId }) => clientRow(db, clientId),
	may: coachOf,
	async run({ db, actor }, client, { after, limit }) {
		let rows = db
			.selectFrom('client_note as n')
			.innerJoin('staff', (on) =>
				on.onRef('staff.studio_id', '=', 'n.studio_id').onRef('staff.id', '=', 'n.staff_id'),
			)
			.select(['n.id', 'n.body', 'n.pinned', 'n.staff_id', 'n.created_at', 'n.updated_at', 'staff.name'])
			.where('n.client_id', '=', client.id)
		// Pinned notes are few and all on the first page; the pages after it go on by id.
		rows = after ? rows.where('n.id', '<', after[0]).where('n.pinned', '=', false) : rows
		const found = await rows
			.orderBy('n.pinned', 'desc')
			.orderBy('n.id', 'desc')
			.limit(limit + 1)
			.execute()
		const shown = found.slice(0, limit)
		const last = found.length > limit ? shown.at(-1) : undefined
		return {
			notes: shown.map((row) => ({
				id: row.id,
				body: row.body,
				pinned: row.pinned,
				author: row.name,
				own: row.staff_id === staffIdOf(actor),
				createdAt: row.created_at,
				updatedAt: row.updated_at,
			})),
			next: last ? cursorText(last.id) : null,
		}
	},
})
