import { type Permission, permission } from '#platform/permission.ts'
import { mailboxIsOpen } from '#platform/telling/posting.ts'

/** Somebody at their own screen in a studio, staff or client: their notices and choices are theirs alone. */
export const inPerson: Permission<unknown> = permission(
	'staff or client, in person',
	({ actor }) => actor.kind === 'staff' || actor.kind === 'client',
)

/** Somebody with an account, at their own screen: an API key has no devices. */
export const accountInPerson: Permission<unknown> = permission(
	'any account, in person',
	({ actor }) => actor.accountId !== null && actor.kind !== 'key',
)

/** The mailbox of an install without a mail server: for whoever sits at the machine; the door checks that they do. */
export const atTheMachine: Permission<unknown> = permission('an install without a mail server', () =>
	mailboxIsOpen(),
)

/** Whoever holds a link we signed for this studio. */
export const holderOfTheLink: Permission<{ studioId: string }> = permission(
	'holder of the signed link',
	({ actor }, subject) => actor.studioId === subject.studioId,
)
