import { sql } from 'kysely'
import { z } from 'zod'
import { permission } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { digest } from '../ways-in/install-key.ts'
import { type Place, placesOf } from '../ways-in/places.ts'
import { backupCodesLeft } from '../ways-in/second-factor.ts'

const nothing = z.object({})

/** One's own account, as its pages show it. */
export const ownAccount = query('accounts.own-account', {
	input: nothing,
	may: accountInPerson,
	run: ({ db, actor }) =>
		db
			.selectFrom('account')
			.select(['name', 'email', 'locale', 'timeZone', 'units', 'theme', 'twoFactorEnabled'])
			.where('id', '=', actor.accountId as string)
			.executeTakeFirstOrThrow(),
})

/** 1.5: every address that is a way in; the main one first. */
export const ownEmails = query('accounts.own-emails', {
	input: nothing,
	may: accountInPerson,
	run: ({ db, actor }) =>
		db
			.selectFrom('account_email')
			.innerJoin('account', 'account.id', 'account_email.account_id')
			.select(['account_email.email', sql<boolean>`account_email.email = account.email`.as('main')])
			.where('account_id', '=', actor.accountId as string)
			.orderBy('main', 'desc')
			.orderBy('account_email.email')
			.execute(),
})

/** 1.1: where one is logged in; the session that asks is marked. */
export const ownSessions = query('accounts.own-sessions', {
	input: z.object({ session: z.string().max(100).nullable() }),
	may: accountInPerson,
	run: ({ db, actor, now }, _, { session }) =>
		db
			.selectFrom('account_session')
			.select(['id', 'userAgent', 'ipAddress', 'createdAt', 'updatedAt'])
			.select(sql<boolean>`token = ${digest(session ?? '')}`.as('current'))
			.where('userId', '=', actor.accountId as string)
			.where('expiresAt', '>', now)
			.orderBy('current', 'desc')
			.orderBy('updatedAt', 'desc')
			.limit(100)
			.execute(),
})

export const ownPasskeys = query('accounts.own-passkeys', {
	input: nothing,
	may: accountInPerson,
	run: ({ db, actor }) =>
		db
			.selectFrom('account_passkey')
			.select(['id', 'name', 'createdAt', 'backedUp'])
			.where('userId', '=', actor.accountId as string)
			.orderBy('createdAt')
			.execute(),
})

/** Whether a code is asked for at log-in, and how many backup codes are left. */
export const ownSecondFactor = query('accounts.own-second-factor', {
	input: nothing,
	may: accountInPerson,
	async run({ db, actor }) {
		const left = await backupCodesLeft(db, actor.accountId as string)
		return { on: left !== null, left: left ?? 0 }
	},
})

/** 1.2: the studios and sides one can stand on. */
export const ownPlaces = query('accounts.own-places', {
	input: nothing,
	may: accountInPerson,
	run: ({ db, actor }): Promise<Place[]> => placesOf(db, actor.accountId as string),
})

/** 2.4: what a client sees and changes about themselves in this studio. */
export const ownProfile = query('accounts.own-profile', {
	input: nothing,
	output: z.object({
		firstName: z.string(),
		lastName: z.string(),
		email: z.string().nullable(),
		phone: z.string().nullable(),
	}),
	may: permission('client', ({ actor }) => actor.kind === 'client'),
	run: ({ db, actor }) =>
		db
			.selectFrom('client')
			.select(['first_name as firstName', 'last_name as lastName', 'email', 'phone'])
			.where('id', '=', actor.id as string)
			.executeTakeFirstOrThrow(),
})
