import type { Actor } from '#platform/actor.ts'
import type { Ids, World } from './world.ts'

/** Somebody at the door who is not the one it is for. */
export type Stranger = {
	who: string
	actor: Actor
	role: 'nobody' | 'account' | 'client' | 'coach' | 'assistant' | 'owner'
	/** Comes from another studio, or from none. */
	foreign: boolean
	/** Ids they may use: their own. */
	home: Ids
	/** What none of their answers may hold. */
	mustNotSee: string[]
	/** Whether the victim is theirs to look after (assistants look after everybody). */
	mayTheClient: boolean
}

export function strangersTo(a: World, b: World, ownMark: string): Stranger[] {
	const nobody = { home: b.ids, foreign: true, mustNotSee: [a.mark], mayTheClient: false }
	const rival = { ...nobody, home: b.ids }
	const colleague = { home: a.otherIds, foreign: false, mustNotSee: [ownMark], mayTheClient: false }
	const visitor: Actor = { ...a.removed, accountId: null }
	return [
		{ who: 'a visitor', actor: visitor, role: 'nobody', ...nobody },
		{ who: 'a removed coach', actor: a.removed, role: 'account', ...nobody },
		{ who: "a rival studio's owner", actor: b.owner, role: 'owner', ...rival },
		{ who: "a rival studio's key", actor: keyOf(b), role: 'owner', ...rival },
		{ who: "a rival studio's client", actor: b.client, role: 'client', ...rival },
		{ who: 'another client', actor: a.otherClient, role: 'client', ...colleague },
		{ who: "another client's coach", actor: a.otherCoach, role: 'coach', ...colleague },
		{
			who: 'an assistant',
			actor: a.assistant,
			role: 'assistant',
			...colleague,
			mayTheClient: true,
			mustNotSee: [b.mark],
		},
	]
}

/** A key of the world's owner that may do everything its owner may. */
export function keyOf({ owner, ids }: World, scopes: readonly string[] = ['*']): Actor {
	const { studioId, accountId, locale, timeZone, id: staffId } = owner
	return {
		kind: 'key',
		studioId,
		id: ids.keyId ?? '',
		accountId,
		staffId,
		role: 'owner',
		scopes,
		name: 'key',
		locale,
		timeZone,
	}
}

/**
 * Whether a permission lets this kind of person in at all, by its name. Which client they may do it for is the
 * subject's business, not the name's.
 * @throws when the name says nothing we know: then teach this function what it means
 */
export function permits(name: string, { role, actor }: Pick<Stranger, 'role' | 'actor'>): boolean {
	return name.split(/,? or (?:an? )?/).some((each) => {
		if (each === 'anyone') return true
		if (/^(any|the) account,? in person$/.test(each)) return actor.accountId !== null && actor.kind !== 'key'
		// Who holds a link or runs an install is no question of the role; what they see still is.
		if (/^(holder of|an install)/.test(each)) return true
		// A visitor of one studio, whom only its public page makes: in this world nobody is one.
		if (each === 'guest of the studio') return role === 'nobody' || role === 'account'
		if (each === 'whoever uploaded the list') return ['coach', 'owner', 'assistant'].includes(role)
		if (each === 'any account') return actor.accountId !== null
		if (each === 'anybody of the studio') return role !== 'nobody' && role !== 'account'
		if (/^(the |a )?client\b/.test(each)) return role === 'client'
		if (each === 'staff') return ['coach', 'owner', 'assistant'].includes(role)
		if (each.startsWith('coach of')) return role === 'coach' || role === 'owner'
		if (each.startsWith('keeps ')) return ['coach', 'owner', 'assistant'].includes(role)
		if (each.startsWith('staff of')) return ['coach', 'owner', 'assistant'].includes(role)
		if (each.startsWith('staff: ')) return each.slice('staff: '.length).split(', ').includes(role)
		if (each.startsWith('owner in person')) return role === 'owner' && actor.kind === 'staff'
		if (each.startsWith('owner')) return role === 'owner'
		if (each === 'Touchline itself') return false
		// What the world asks for by name is a client's import.
		if (each === 'the coach who brings a program') return false
		// By the signature of what they bring; of the world, nobody has it.
		if (each === 'whoever calls the studio’s address for events') return false
		throw new Error(`nobody has said in checks/knock/expect.ts whom the permission "${each}" lets in`)
	})
}

/**
 * What a stranger may find where one of the victim's ids is given in place of their own: `unknown`, the same as for an
 * id that nobody has (1.4), or `theirs`, where the permission is legitimately wider.
 */
export function expected(
	permission: string,
	stranger: Stranger,
	victimsOwn: boolean,
): 'nothing' | 'unknown' | 'theirs' {
	if (!permits(permission, stranger)) return 'nothing'
	if (stranger.foreign) return 'unknown'
	return victimsOwn && !stranger.mayTheClient ? 'unknown' : 'theirs'
}
