import { z } from 'zod'
import { query } from '#platform/use-case.ts'
import { clientReading } from '../permissions.ts'

/** 2.4, 8.5: what a client reads and changes about themselves. Notes, tags and custom fields are not theirs to see. */
export const ownProfile = query('clients.own-profile', {
	input: z.object({}),
	output: z.object({
		firstName: z.string(),
		lastName: z.string(),
		email: z.string().nullable(),
		phone: z.string().nullable(),
		locale: z.enum(['en', 'fr']).nullable(),
		timeZone: z.string().nullable(),
		version: z.number(),
	}),
	subject: ({ db, actor }) =>
		db
			.selectFrom('client')
			.leftJoin('account', 'account.id', 'client.account_id')
			.select(['first_name', 'last_name', 'client.email', 'account.email as logIn', 'phone', 'client.version'])
			.select(['client.locale', 'client.time_zone', 'account.locale as ownLocale', 'account.timeZone as ownZone'])
			.where('client.id', '=', actor.kind === 'client' ? actor.id : null)
			.executeTakeFirst(),
	may: clientReading,
	run: async (_, row) => ({
		firstName: row.first_name,
		lastName: row.last_name,
		email: row.logIn ?? row.email,
		phone: row.phone,
		locale: (row.ownLocale ?? row.locale) as 'en' | 'fr' | null,
		timeZone: row.ownZone ?? row.time_zone,
		version: row.version,
	}),
})
