import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { atTheMachine } from '../permissions.ts'

const Mail = z.object({ id: z.string(), to: z.string(), subject: z.string(), at: z.iso.datetime() })

/** The mails this install kept because it has no mail server, newest first. */
export const mailbox = query('notifications.mailbox', {
	input: z.object({ after: cursor(Id).optional(), limit: z.number().int().min(1).max(100).default(50) }),
	output: z.object({ mails: z.array(Mail), next: z.string().nullable() }),
	may: atTheMachine,
	async run({ db }, _, { after, limit }) {
		const rows = await db
			.selectFrom('mailbox')
			.select(['id', 'to_address', 'subject', 'at'])
			.$if(after !== undefined, (rows) => rows.where('id', '<', (after as [string])[0]))
			.orderBy('id', 'desc')
			.limit(limit + 1)
			.execute()
		const mails = rows.slice(0, limit).map(({ to_address, at, ...row }) => ({
			...row,
			to: to_address,
			at: at.toISOString(),
		}))
		const last = rows.length > limit ? mails.at(-1) : undefined
		return { mails, next: last ? cursorText(last.id) : null }
	},
})

/** One of them, to be read. */
export const mailInBox = query('notifications.mail-in-box', {
	input: z.object({ mailId: Id }),
	output: Mail.extend({ html: z.string(), text: z.string() }),
	subject: ({ db }, { mailId }) =>
		db.selectFrom('mailbox').selectAll().where('id', '=', mailId).executeTakeFirst(),
	may: atTheMachine,
	run: async (_, { to_address, at, ...row }) => ({ ...row, to: to_address, at: at.toISOString() }),
})
