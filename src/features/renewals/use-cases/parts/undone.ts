import { sql } from 'kysely'
import { chargesOf } from '#features/charges/queries/charges-of.ts'
import { callOffCollecting } from '#features/charges/use-cases/parts/collect-by-card.ts'
import { type PackageRow, packageOf } from '#features/packages/queries/subjects.ts'
import { withdraw } from '#features/packages/use-cases/parts/withdraw.ts'
import { refundPackage } from '#features/packages/use-cases/refund-package.ts'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { type Obligation, obligationOf } from '#features/payments/queries/subjects.ts'
import { m } from '#messages'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import { keptOnDeck, takenBack } from '../../events.ts'

/** What followed from appointments whose completion is being undone. */
export type Followed = { id: string; enrolmentId: string; packageId: string; placeId: string; client: string }

/** 10.8: locks what followed from these appointments, with its enrolments, before packages are touched. */
export async function lockFollowed({ db }: Acting, appointmentIds: readonly string[]): Promise<Followed[]> {
	const followed = sql`r.appointment_id = any (${appointmentIds}::uuid[]) and r.taken_back_at is null`
	await sql`
		select from enrolment e where e.id in (select r.enrolment_id from renewal r where ${followed}) order by e.id for update`.execute(
		db,
	)
	const { rows } = await sql<Followed>`
		select r.id, r.enrolment_id as "enrolmentId", r.package_id as "packageId", r.place_id as "placeId",
			trim(c.first_name || ' ' || c.last_name) as client
		from renewal r join enrolment e on e.studio_id = r.studio_id and e.id = r.enrolment_id
		join client c on c.studio_id = e.studio_id and c.id = e.client_id
		where ${followed} order by r.package_id`.execute(db)
	return rows
}

/**
 * 10.8: the places are as before; the session on deck that had followed goes, where nobody used or arranged it: it is no longer owed, or
 * its money goes back to its card. One that is arranged, or paid in another way, stays, and the screen says so.
 */
export async function takeBackFollowed(acting: Acting, each: readonly Followed[]): Promise<EffectLine[]> {
	const effects: EffectLine[] = []
	for (const followed of each) {
		const place = await acting.db
			.selectFrom('appointment_place')
			.select('status')
			.where('id', '=', followed.placeId)
			.executeTakeFirst()
		if (place?.status !== 'completed') effects.push(await takeBack(acting, followed))
	}
	return effects
}

async function takeBack(acting: Acting, followed: Followed): Promise<EffectLine> {
	const { db, emit, locale } = acting
	const { packageId, enrolmentId, client } = followed
	const of = (await packageOf(db, packageId, 'for update')) as PackageRow
	const owed = of.obligationId ? await obligationOf(db, of.obligationId, 'for update') : undefined
	const fate = await fateOf(acting, of, owed)
	const about = {
		clientId: of.client_id,
		subject: { type: 'package', id: packageId },
		after: { title: of.name },
	}
	if (fate === 'arranged' || fate === 'paid') {
		await emit(keptOnDeck, { ...about, data: { enrolmentId, packageId, because: fate } })
		const words = fate === 'arranged' ? m.renewals_effect_stays_arranged : m.renewals_effect_stays_paid
		return { kind: 'stays', text: words({ client }, { locale }) }
	}
	if (fate === 'open') {
		if (owed) await callOffCollecting(acting, owed.id)
		await withdraw(acting, of, owed)
	}
	await settle(acting, followed)
	await emit(takenBack, { ...about, data: { enrolmentId, packageId } })
	return { kind: 'goes', text: m.renewals_effect_taken_back({ client }, { locale }) }
}

/**
 * `over`: nothing of it is left, or its money has just been sent back: all of it came by card, and whoever undoes sees money (1.3).
 * `open`: nothing was paid; it is withdrawn.
 */
async function fateOf(
	acting: Acting,
	of: PackageRow,
	owed: Obligation | undefined,
): Promise<'arranged' | 'paid' | 'over' | 'open'> {
	if (of.used + of.reserved + of.forfeited > 0) return 'arranged'
	if (of.state === 'withdrawn' || of.state === 'refunded') return 'over'
	if (!owed || owed.paid === owed.refunded) return 'open'
	const whole = owed.open === 0 && owed.disputed === 0
	if (!whole || !(await coachOfObligation.allows(acting, { client_id: of.client_id }))) return 'paid'
	const { charges } = await acting.ask(chargesOf, { obligationId: owed.id })
	const byCard = charges.reduce((sum, { refundableMinor }) => sum + refundableMinor, 0)
	if (byCard < owed.paid - owed.refunded) return 'paid'
	const given = await acting.also(refundPackage, { packageId: of.id, method: 'card' })
	return given.ok ? 'over' : 'paid'
}

/** It is no longer on deck; what the undone session itself had been on deck for is so again. */
async function settle({ db, now }: Acting, { id, enrolmentId, placeId }: Followed): Promise<void> {
	await db.updateTable('renewal').set({ on_deck: false, taken_back_at: now }).where('id', '=', id).execute()
	await sql`
		update renewal r set on_deck = true from credit k
		where r.enrolment_id = ${enrolmentId}::uuid and r.taken_back_at is null and k.studio_id = r.studio_id
			and k.package_id = r.package_id and k.place_id = ${placeId}::uuid and k.state = 'reserved'
			and not exists (select from renewal o where o.studio_id = r.studio_id and o.enrolment_id = r.enrolment_id and o.on_deck)`.execute(
		db,
	)
}
