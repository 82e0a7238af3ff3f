import { sql } from 'kysely'
import { z } from 'zod'
import { defaultCardOf } from '#features/charges/queries/cards.ts'
import { waitsForOf } from '#features/charges/queries/collections.ts'
import { cardWords } from '#features/charges/rules/words.ts'
import { owedFor } from '#features/packages/queries/subjects.ts'
import type { Db } from '#platform/database/transaction.ts'
import { followsOf, monthAt, reasons } from '../rules/following.ts'
import {
	availableWith,
	currentRate,
	type Enrolment,
	followedBetween,
	lastPackageOf,
	standingEnrolments,
} from './subjects.ts'

const OnDeck = z.object({
	packageId: z.string(),
	/** 41: unpaid and unconfirmed; ready to be arranged; arranged. */
	state: z.enum(['unpaid', 'ready', 'arranged']),
	openMinor: z.number(),
	obligationId: z.string().nullable(),
	waitsFor: z.enum(['money', 'card', 'client', 'look', 'account']).nullable(),
	bookedAt: z.date(),
})

/** Ongoing training with one coach, as both sides read it. */
export const RenewalView = z.object({
	coachId: z.string(),
	coach: z.string(),
	/** Null: not enrolled. */
	enrolmentId: z.string().nullable(),
	state: z.enum(['none', 'active', 'paused']),
	pausedBy: z.enum(['client', 'staff']).nullable(),
	since: z.date().nullable(),
	/** 10.3: what the next session costs, and the package that says so. */
	rateMinor: z.number(),
	currency: z.string(),
	package: z.string(),
	proposedMinor: z.number().nullable(),
	skipsNext: z.boolean(),
	monthlyCap: z.number().nullable(),
	followedThisMonth: z.number(),
	/** Sessions with this coach that can be booked, or are. */
	available: z.number(),
	/** What would follow if the last session were completed now: a session, or why none would. */
	follows: z.enum(['follows', ...reasons]),
	/** The client can have the next one booked themselves: nothing is there, and nothing is in its way. */
	bookable: z.boolean(),
	onDeck: OnDeck.nullable(),
	/** "Visa •••• 4242"; null: it is due. */
	card: z.string().nullable(),
})
export type RenewalView = z.output<typeof RenewalView>

/** 10.5: ongoing training with every coach of whom a client has booked a package, or with whom they are enrolled. */
export async function renewalsOf(
	db: Db,
	{ id: clientId, archived }: { id: string; archived: boolean },
	now: Date,
): Promise<RenewalView[]> {
	const enrolments = await standingEnrolments(db, clientId)
	const card = await defaultCardOf(db, clientId)
	const views: RenewalView[] = []
	for (const { id: coachId, name: coach } of await coachesOf(db, clientId)) {
		const of = enrolments.find((each) => each.coachId === coachId)
		const view = await viewWith(db, { clientId, coachId, coach, archived, now }, of)
		if (view) views.push({ ...view, card: card && cardWords(card) })
	}
	return views
}

/** Whose packages a client has, or with whom they are enrolled; a package for anybody's sessions counts for their own coach. */
async function coachesOf(db: Db, clientId: string): Promise<{ id: string; name: string }[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select s.id, s.name from staff s where s.id in (
			select coalesce(p.coach_id, c.primary_coach_id) from package p
				join client c on c.studio_id = p.studio_id and c.id = p.client_id where p.client_id = ${clientId}::uuid
			union select e.coach_id from enrolment e where e.client_id = ${clientId}::uuid and e.state <> 'ended')
		order by s.name, s.id`.execute(db)
	return rows
}

type With = { clientId: string; coachId: string; coach: string; archived: boolean; now: Date }

async function viewWith(
	db: Db,
	pair: With,
	of: Enrolment | undefined,
): Promise<Omit<RenewalView, 'card'> | null> {
	const { coachId, coach, archived, now } = pair
	const last = await lastPackageOf(db, pair)
	if (!last && !of) return null
	const available = await availableWith(db, pair)
	const followedThisMonth = of ? await followedBetween(db, of, monthAt(now, of.zone)) : 0
	const standing = {
		...{ state: of?.state ?? 'active', skipsNext: of?.skipsNext ?? false, archived, followedThisMonth },
		...{ monthlyCap: of?.monthlyCap ?? null, package: last },
	} as const
	return {
		...{ coachId, coach, enrolmentId: of?.id ?? null, state: of ? stateOf(of) : 'none' },
		...{ pausedBy: of?.pausedBy ?? null, since: of?.since ?? null, proposedMinor: of?.proposedMinor ?? null },
		...{ skipsNext: standing.skipsNext, monthlyCap: standing.monthlyCap, followedThisMonth, available },
		rateMinor: last ? currentRate(of ?? { rateMinor: null, rateAt: null }, last) : 0,
		...{ currency: last?.currency ?? 'EUR', package: last?.name ?? '' },
		follows: followsOf({ ...standing, available: 0 }),
		bookable: of !== undefined && followsOf({ ...standing, available, skipsNext: false }) === 'follows',
		onDeck: of ? await onDeckOf(db, of.id) : null,
	}
}

const stateOf = ({ state }: Enrolment): 'active' | 'paused' => (state === 'paused' ? 'paused' : 'active')

async function onDeckOf(db: Db, enrolmentId: string): Promise<RenewalView['onDeck']> {
	const { rows } = await sql<NonNullable<RenewalView['onDeck']>>`
		select p.id as "packageId", case when k.state = 'reserved' then 'arranged'
				when p.open_unpaid or coalesce(o.open_minor, 0) = 0 then 'ready' else 'unpaid' end as state,
			coalesce(o.open_minor, 0)::float8 as "openMinor", o.id as "obligationId", ${waitsForOf} as "waitsFor", r.booked_at as "bookedAt"
		from renewal r join package p on p.studio_id = r.studio_id and p.id = r.package_id
		join credit k on k.studio_id = p.studio_id and k.package_id = p.id and k.state in ('free', 'reserved')
		${owedFor}
		where r.enrolment_id = ${enrolmentId}::uuid and r.on_deck`.execute(db)
	return rows[0] ?? null
}
