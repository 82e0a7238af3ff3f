import { sql } from 'kysely'
import { z } from 'zod'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { fittingMessage } from '../rules/telling.ts'
import { Listed, listed, shown } from './listed.ts'
import { After, beyond, pageOf } from './paging.ts'
import { seenBy } from './seen.ts'
import { appointmentsOf, dueToSomeone, tellable } from './subjects.ts'

const Due = z.object({
	clientId: z.string(),
	name: z.string(),
	/** What "Save and notify" would send them (7.4). */
	fits: z.enum(['confirmation', 'update', 'documents']),
})

const Confirmable = Listed.extend({ due: z.array(Due) })
export type ToConfirm = z.output<typeof Confirmable>

/** 7.4: upcoming appointments of which somebody who comes has not been told what is new, the next one first. Two statements. */
export const toConfirm = query('appointments.to-confirm', {
	input: z.object({ after: After, limit: z.number().int().min(1).max(200).default(20) }),
	output: z.object({
		appointments: z.array(Confirmable),
		next: z.string().nullable(),
	}),
	may: anyStaff,
	async run({ db, actor, now }, _, { after, limit }) {
		const where = [
			sql`a.status = 'booked' and a.starts_at > ${now}::timestamptz - interval '24 hours' and a.ends_at > ${now}`,
			dueToSomeone,
			seenBy(actor),
			...beyond(after, 'later'),
		]
		const { page, next } = pageOf(await listed(db, actor, where, { limit: limit + 1 }), limit)
		const subjects = await appointmentsOf(
			db,
			page.map(({ id }) => id),
		)
		const byId = new Map(subjects.map((subject) => [subject.id, subject]))
		const appointments = page.map((row) => {
			const subject = byId.get(row.id)
			const due = (subject?.places ?? []).flatMap(({ clientId, clientName: name, status, told }) => {
				const fits = subject && status === 'booked' ? fittingMessage(told, tellable(subject)) : null
				return fits ? [{ clientId, name, fits }] : []
			})
			return { ...shown(row), due }
		})
		return { appointments, next }
	},
})
