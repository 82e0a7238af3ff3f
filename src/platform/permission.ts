import type { Actor, Locale } from './actor.ts'
import type { Db } from './database/transaction.ts'

export type Asking = { db: Db; actor: Actor; now: Date; locale: Locale }

/**
 * Whether `actor` may do this to `subject`. False answers exactly as if the thing did not exist (1.4).
 * The name is printed in the reference page and in the knock-at-every-door test.
 */
export type Permission<S> = {
	readonly name: string
	readonly allows: (asking: Asking, subject: S) => boolean | Promise<boolean>
}

export const permission = <S>(name: string, allows: Permission<S>['allows']): Permission<S> => ({
	name,
	allows,
})

/** Everybody, logged in or not. An explicit word, so that it is never the result of forgetting. */
export const anyone: Permission<unknown> = permission('anyone', () => true)

/** Somebody at a studio's public page who is nobody there yet. */
export const guest: Permission<unknown> = permission(
	'guest of the studio',
	({ actor }) => actor.kind === 'visitor' && actor.studioId !== null,
)

type Role = 'owner' | 'coach' | 'assistant'

/** Staff with one of these roles, by hand or through a key of theirs (1.3). */
export const staff = (...roles: Role[]): Permission<unknown> =>
	permission(
		`staff: ${roles.join(', ')}`,
		({ actor }) => (actor.kind === 'staff' || actor.kind === 'key') && roles.includes(actor.role),
	)

export const owner = staff('owner')
export const coaches = staff('owner', 'coach')
export const anyStaff = staff('owner', 'coach', 'assistant')

/** Somebody at their own screen: an API key is never enough (managing keys, sessions, second factors). */
export const ownerInPerson: Permission<unknown> = permission(
	'owner in person',
	({ actor }) => actor.kind === 'staff' && actor.role === 'owner',
)

/** Anybody who is logged in, whatever they are here. */
export const account: Permission<unknown> = permission('any account', ({ actor }) => actor.accountId !== null)

/** Any client of the studio who may act: not archived. */
export const anyClient: Permission<unknown> = permission(
	'client',
	({ actor }) => actor.kind === 'client' && !actor.archived,
)

/** The client whom the subject belongs to, for reading: an archived client may still look. */
export const theClient: Permission<{ client_id: string }> = permission(
	'the client',
	({ actor }, subject) => actor.kind === 'client' && actor.id === subject.client_id,
)

/** The client whom the subject belongs to, for acting. */
export const theClientActing: Permission<{ client_id: string }> = permission(
	'the client, not archived',
	({ actor }, subject) => actor.kind === 'client' && actor.id === subject.client_id && !actor.archived,
)

export function anyOf<S>(...permissions: Permission<S>[]): Permission<S> {
	return permission(permissions.map((each) => each.name).join(' or '), async (asking, subject) => {
		for (const each of permissions) if (await each.allows(asking, subject)) return true
		return false
	})
}
