import { sql } from 'kysely'
import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { Id } from '#platform/ids.ts'
import { anyOf, theClient } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import type { Measured } from '../permissions.ts'
import { consentVersion } from '../rules/consent.ts'
import { measuredClient } from './subjects.ts'

export const Consent = z.object({
	clientId: z.string(),
	clientName: z.string(),
	/** Whether the studio measures (8.1). */
	on: z.boolean(),
	/** Whether the client agrees, to the text as it is now. */
	stands: z.boolean(),
	/** The version of the text that a client reads today. */
	version: z.number(),
	/** Every time they agreed, newest first. */
	given: z.array(z.object({ version: z.number(), givenAt: z.date(), withdrawnAt: z.date().nullable() })),
})
export type Consent = z.output<typeof Consent>

/** Quality 3: whether a client lets their coaches see their measurements, and since when. Says nothing of them. */
export const consent = query('measurements.consent', {
	input: z.object({ clientId: Id.optional() }),
	output: Consent,
	subject: (reading, { clientId }) => measuredClient(reading, clientId),
	may: anyOf<Measured>(theClient, coachOf),
	async run({ db }, { client_id, name, on, consentId }) {
		const rows = await db
			.selectFrom('measurement_consent')
			.select(['version', 'given_at as givenAt', 'withdrawn_at as withdrawnAt'])
			.where('client_id', '=', client_id)
			.orderBy('given_at', 'desc')
			.limit(50)
			.execute()
		return {
			...{ clientId: client_id, clientName: name, on, stands: consentId !== null },
			...{ version: consentVersion, given: rows },
		}
	},
})

const Look = z.object({
	who: z.string(),
	what: z.enum(['values', 'photo', 'export']),
	via: z.enum(['hand', 'api']),
	at: z.date(),
})
export type Look = z.output<typeof Look>

/** Quality 3: who of the staff looked at a client's measurements, newest first: the client's own to read, and their coaches'. */
export const looks = query('measurements.looks', {
	input: z.object({ clientId: Id.optional(), limit: z.number().int().min(1).max(100).default(20) }),
	output: z.object({ looks: z.array(Look) }),
	subject: (reading, { clientId }) => measuredClient(reading, clientId),
	may: anyOf<Measured>(theClient, coachOf),
	async run({ db }, { client_id }, { limit }) {
		const { rows } = await sql<Look>`
			select staff.name as who, seen.what, seen.via, seen.at from measurement_read seen
			join staff on staff.studio_id = seen.studio_id and staff.id = seen.staff_id
			where seen.client_id = ${client_id}::uuid order by seen.id desc limit ${limit}`.execute(db)
		return { looks: rows }
	},
})
