import { sql } from 'kysely'
import { dayOf } from '#platform/time/days.ts'
import type { Acting } from '#platform/use-case.ts'
import { creditMoved } from '../../events.ts'
import { freeCredit, lockPackages } from '../../queries/free-credit.ts'
import { packageSettings } from '../../queries/settings.ts'
import { type ByPackage, type Held, type NoShow, type Step, stepsOf } from '../../rules/credit-steps.ts'
import { madeWhole } from '../../rules/validity.ts'
import { type Entry, enter } from './enter.ts'

/** A client's place in an appointment, as the feature that plans it describes it. */
export type CoveredPlace = {
	id: string
	appointmentId: string
	clientId: string
	typeId: string | null
	coachIds: string[]
	title: string
	forAt: Date
	status: 'requested' | 'booked' | 'waiting' | 'completed' | 'cancelled' | 'no_show'
	cancelledBy: 'client' | 'coach' | null
	/** Its client cancelled too late, and that costs it. */
	forfeits: boolean
	byPackage: ByPackage
	/** What its type says; null: the studio's. */
	noShow: NoShow | null
}

/**
 * 10.2, I9, I10: brings credits in step with the places they pay, in the planner's transaction: a new seat reserves one where a package
 * covers it, what took place uses it, what is cancelled gives it back, once; moved ones keep theirs (52). Call it with the
 * appointments locked. Returns what is new about how places are paid.
 */
export async function settlePlaces(
	acting: Acting,
	places: readonly CoveredPlace[],
): Promise<Map<string, ByPackage>> {
	const concerned = places.filter(({ byPackage }) => byPackage === null || byPackage === 'yes')
	const news = new Map<string, ByPackage>()
	if (concerned.length === 0) return news
	const some = await lockPackages(acting.db, [...new Set(concerned.map(({ clientId }) => clientId))])
	if (!some) {
		for (const { id, status, byPackage } of concerned)
			if (byPackage === null && decided(status)) news.set(id, 'no')
		return news
	}
	const settings = await packageSettings(acting.db)
	const held = await heldBy(acting, concerned)
	for (const place of concerned) {
		const by = await settle(acting, place, { held: held.get(place.id) ?? null, ...settings })
		if (by !== place.byPackage) news.set(place.id, by)
	}
	return news
}

const decided = (status: CoveredPlace['status']): boolean =>
	['booked', 'completed', 'no_show'].includes(status)

type HeldCredit = {
	id: string
	packageId: string
	state: Exclude<Held, null>
	forAt: Date
	lastDay: string | null
}

async function heldBy({ db }: Acting, places: readonly CoveredPlace[]): Promise<Map<string, HeldCredit>> {
	const { rows } = await sql<HeldCredit & { placeId: string }>`
		select c.id, c.package_id as "packageId", c.state, c.for_at as "forAt", c.place_id as "placeId", p.last_day::text as "lastDay"
		from credit c join package p on p.studio_id = c.studio_id and p.id = c.package_id
		where c.place_id = any (${places.map(({ id }) => id)}::uuid[])`.execute(db)
	return new Map(rows.map((row) => [row.placeId, row]))
}

type Now = { held: HeldCredit | null; zone: string; noShow: NoShow }

async function settle(acting: Acting, place: CoveredPlace, { held, zone, noShow }: Now): Promise<ByPackage> {
	const steps = stepsOf({ ...place, held: held?.state ?? null, noShow: place.noShow ?? noShow })
	if (steps.length === 0) {
		if (held) await follow(acting, held, place)
		return place.byPackage ?? (decided(place.status) ? 'no' : null)
	}
	const credit = held ?? (await freeCredit(acting.db, { ...place, zone }))
	if (!credit) return 'no'
	if (held && place.cancelledBy === 'coach') await keepUsable(acting, held, zone)
	await write(acting, place, credit, steps)
	return 'yes'
}

/** 52: a session that moves keeps its credit; when it is counts for the week's cap. */
async function follow({ db }: Acting, held: HeldCredit, { forAt }: CoveredPlace): Promise<void> {
	if (held.forAt.getTime() === forAt.getTime()) return
	await db.updateTable('credit').set({ for_at: forAt }).where('id', '=', held.id).execute()
}

/** 45: a session that the coach called off can be taken again, whatever the last day was. */
async function keepUsable(
	{ db, now }: Acting,
	{ packageId, lastDay }: HeldCredit,
	zone: string,
): Promise<void> {
	const whole = madeWhole(lastDay, dayOf(now, zone))
	if (whole === lastDay) return
	await sql`update package set last_day = ${whole}::date, version = version + 1 where id = ${packageId}::uuid`.execute(
		db,
	)
}

async function write(
	acting: Acting,
	place: CoveredPlace,
	credit: { id: string; packageId: string },
	steps: readonly Step[],
): Promise<void> {
	const { id: creditId, packageId } = credit
	const { id: placeId, appointmentId, title, forAt, clientId } = place
	const session = { placeId, appointmentId, title, forAt }
	const because = place.forfeits ? 'late' : 'missed'
	await enter(
		acting,
		steps.map(
			(kind): Entry => ({
				...{ packageId, creditId, kind, session },
				...(kind === 'forfeited' ? { because } : {}),
			}),
		),
	)
	const step = steps.at(-1) as Step
	await acting.emit(creditMoved, {
		...{ clientId, subject: { type: 'package', id: packageId } },
		after: { credit: step, title, startsAt: forAt.toISOString() },
		data: { packageId, creditId, step },
	})
}
