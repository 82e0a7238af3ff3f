import { sql } from 'kysely'
import { owe, type Payable } from '#features/payments/use-cases/parts/owe.ts'
import { inTrail } from '#features/payments/use-cases/parts/words.ts'
import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import { formatDay, formatMoney } from '#platform/i18n/format.ts'
import { newId } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import { packageSold } from '../../events.ts'
import { packageSettings } from '../../queries/settings.ts'
import { payableKind } from '../../rules/payable.ts'
import { sharesOf } from '../../rules/shares.ts'
import { lastDayOf, type Unit } from '../../rules/validity.ts'
import { enterAll } from './enter.ts'

export type Terms = {
	name: string
	sessions: number
	priceMinor: number
	taxBp: number | null
	typeIds: readonly string[]
	coachId: string | null
	validFor: number | null
	validUnit: Unit
	weeklyCap: number | null
	/** 10.6: no session follows by itself once it is used up. */
	noRenewal?: boolean
}
type Sale = {
	clientId: string
	templateId: string | null
	terms: Terms
	/** Its sessions can be booked before it is paid; left out: as the studio says. */
	openUnpaid?: boolean | undefined
	notify: boolean
	/** Whoever sells it tells people of it in their own words. */
	tellsThemselves?: boolean
}
export type Sold = { packageId: string; obligationId: string | null; effects: EffectLine[] }

/** 10.1, I14: a client has a package from now on: a copy of its terms, a credit with its share of the price for each session, and what is owed. */
export async function sell(
	acting: Acting,
	{ clientId, templateId, terms, openUnpaid, notify, tellsThemselves = false }: Sale,
): Promise<Sold> {
	const { db, actor, now, emit } = acting
	const { name, sessions, priceMinor, taxBp, coachId } = terms
	const { currency, zone, usableWhen } = await packageSettings(db)
	const id = newId()
	const open = openUnpaid ?? usableWhen === 'bought'
	const lastDay = lastDayOf(dayOf(now, zone), terms.validFor, terms.validUnit)
	await db
		.insertInto('package')
		.values({
			...{
				studio_id: actor.studioId as string,
				id,
				client_id: clientId,
				template_id: templateId,
				name,
				sessions,
			},
			...{
				price_minor: priceMinor,
				currency,
				tax_bp: taxBp,
				type_ids: [...terms.typeIds],
				coach_id: coachId,
			},
			...{ weekly_cap: terms.weeklyCap, last_day: lastDay, sold_at: now, staff_id: staffIdOf(actor) },
			...{ open_unpaid: open, offers_renewal: !terms.noRenewal },
		})
		.execute()
	await issue(acting, id, sharesOf(priceMinor, sessions))
	await owe(acting, [{ ...owed(id, clientId, { name, priceMinor, currency, zone, taxBp }), forAt: now }])
	await emit(packageSold, {
		...{ clientId, subject: { type: 'package', id } },
		after: { title: name, sessions, amount: inTrail(priceMinor, currency) },
		data: { packageId: id, notify, byClient: actor.kind === 'client' && !tellsThemselves },
	})
	const effects = soldEffects(acting, { terms, currency, lastDay, waits: !open && priceMinor > 0 })
	return {
		packageId: id,
		obligationId: priceMinor > 0 ? await obligationOfPackage(acting, id) : null,
		effects,
	}
}

async function issue(acting: Acting, packageId: string, shares: readonly number[]): Promise<void> {
	const rows = shares.map((minor, at) => ({ id: newId(), number: at + 1, minor }))
	await sql`
		insert into credit (studio_id, id, package_id, number, value_minor)
		select ${acting.actor.studioId}::uuid, id, ${packageId}::uuid, number, minor
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, number integer, minor bigint)`.execute(
		acting.db,
	)
	const ids = rows.map(({ id }) => id)
	await enterAll(acting, packageId, ids, { kind: 'issued' })
}

type Owed = { name: string; priceMinor: number; currency: string; zone: string; taxBp: number | null }

const owed = (id: string, clientId: string, of: Owed): Omit<Payable, 'forAt'> => ({
	...{ kind: payableKind, id, aboutId: id, clientId, title: of.name, zone: of.zone },
	...{ priceMinor: of.priceMinor, currency: of.currency, taxBp: of.taxBp, stands: true },
})

async function obligationOfPackage({ db }: Acting, packageId: string): Promise<string> {
	const { id } = await db
		.selectFrom('obligation')
		.select('id')
		.where('kind', '=', payableKind)
		.where('payable_id', '=', packageId)
		.executeTakeFirstOrThrow()
	return id
}

type Said = { terms: Terms; currency: string; lastDay: string | null; waits: boolean }

function soldEffects({ locale }: Acting, { terms, currency, lastDay, waits }: Said): EffectLine[] {
	const say = { locale } as const
	const { name, sessions, priceMinor } = terms
	const lines: EffectLine[] = [
		{ kind: 'comes', text: m.packages_effect_comes({ title: name, count: sessions }, say) },
	]
	if (priceMinor > 0)
		lines.push({
			kind: 'note',
			text: m.packages_effect_owed({ amount: formatMoney(priceMinor, currency, locale) }, say),
		})
	if (lastDay)
		lines.push({
			kind: 'note',
			text: m.packages_effect_until({ date: formatDay(lastDay, locale, 'dated') }, say),
		})
	if (waits) lines.push({ kind: 'note', text: m.packages_effect_when_paid({}, say) })
	if (terms.noRenewal) lines.push({ kind: 'note', text: m.packages_effect_no_renewal({}, say) })
	return lines
}
