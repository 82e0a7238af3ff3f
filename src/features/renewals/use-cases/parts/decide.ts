import { morningOf } from '#platform/time/morning.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import { passedOver } from '../../events.ts'
import {
	availableWith,
	type Enrolment,
	followedBetween,
	type LastPackage,
	lastPackageOf,
} from '../../queries/subjects.ts'
import { followsOf, monthAt, type Reason } from '../../rules/following.ts'
import { bookOnDeck, type Follows } from './book-on-deck.ts'
import { passedOverEffect } from './effects.ts'

export type Decided =
	| { last: LastPackage; follows: true }
	| { last: LastPackage | null; follows: false; reason: Reason }

/** 10.3: whether a session follows, from what is there now. The enrolment is locked. `offered`: what was used up may be followed. */
export async function decide(
	{ db, now }: Pick<Acting, 'db' | 'now'>,
	of: Enrolment,
	offered = true,
): Promise<Decided> {
	const pair = { clientId: of.client_id, coachId: of.coachId }
	const last = await lastPackageOf(db, pair)
	const decision = followsOf({
		...{ state: of.state, skipsNext: of.skipsNext, monthlyCap: of.monthlyCap, archived: of.archived },
		followedThisMonth: of.monthlyCap === null ? 0 : await followedBetween(db, of, monthAt(now, of.zone)),
		available: await availableWith(db, pair),
		package: last && { offersRenewal: last.offersRenewal && offered },
	})
	if (decision === 'follows' && last) return { last, follows: true }
	return { last, follows: false, reason: decision === 'follows' ? 'never_bought' : decision }
}

/** The last session was completed, or a month began: what follows, and why nothing does, is written. */
export async function follow(
	acting: Acting,
	of: Enrolment,
	{ follows, offered }: { follows: Follows; offered: boolean },
): Promise<EffectLine[]> {
	const decided = await decide(acting, of, offered)
	if (decided.follows) {
		await remember(acting, of, { resumes_at: null })
		return bookOnDeck(acting, of, { last: decided.last, follows })
	}
	const { reason } = decided
	const nextMonth = morningOf(monthAt(acting.now, of.zone).to, of.zone)
	await remember(acting, of, {
		resumes_at: reason === 'capped' ? nextMonth : null,
		...(reason === 'skipped' ? { skips_next: false } : {}),
	})
	if (reason !== 'available')
		await acting.emit(passedOver, {
			...{ clientId: of.client_id, subject: { type: 'enrolment', id: of.id } },
			after: { coach: of.coach, reason },
			data: { enrolmentId: of.id, reason },
		})
	return [passedOverEffect(acting, of, reason)]
}

const remember = async (
	{ db }: Acting,
	{ id }: Enrolment,
	what: { resumes_at: Date | null; skips_next?: boolean },
): Promise<void> => void (await db.updateTable('enrolment').set(what).where('id', '=', id).execute())
