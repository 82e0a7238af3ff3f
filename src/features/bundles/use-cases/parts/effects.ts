import { seesMoney } from '#features/appointments/queries/seen.ts'
import { nobodyTold } from '#features/appointments/use-cases/parts/effects.ts'
import { m } from '#messages'
import { formatDay, formatInstant, formatMoney } from '#platform/i18n/format.ts'
import type { MessageKind } from '#platform/telling/kinds.ts'
import { reachOf } from '#platform/telling/tell.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import { bundleConfirmed } from '../../emails/bundle-confirmed.ts'
import { bundleOffered } from '../../emails/bundle-offered.ts'

type Client = { id: string; name: string }
type Offered = {
	name: string
	client: Client
	sessions: number
	totalMinor: number
	currency: string
	expiresOn: string
}

/** What an offer does: what the client can take, until when, and that they are told. */
export async function offeredEffects(acting: Acting, offered: Offered): Promise<EffectLine[]> {
	const { locale, actor } = acting
	const { client, name, sessions: count, totalMinor, currency } = offered
	const until = formatDay(offered.expiresOn, locale, 'full')
	return [
		{ kind: 'comes', text: m.bundles_effect_offered({ name, count, client: client.name }, { locale }) },
		...(seesMoney(actor)
			? [
					{
						kind: 'note' as const,
						text: m.bundles_effect_price({ price: formatMoney(totalMinor, currency, locale) }, { locale }),
					},
				]
			: []),
		{ kind: 'note', text: m.bundles_effect_until({ until }, { locale }) },
		await toldLine(
			acting,
			bundleOffered,
			client,
			m.bundles_effect_told_offer({ client: client.name }, { locale }),
		),
	]
}

async function toldLine(
	{ db, locale }: Acting,
	kind: MessageKind,
	{ id, name }: Client,
	told: string,
): Promise<EffectLine> {
	const reached = ((await reachOf(db, kind, [id])).get(id) ?? []).length > 0
	return reached
		? { kind: 'told', text: told }
		: { kind: 'note', text: m.appointments_effect_unreached({ name }, { locale }) }
}

type Confirmed = {
	name: string
	client: Client
	sessions: readonly { n: number; title: string; startsAt: Date }[]
	totalMinor: number
	currency: string
	notify: boolean
}

/** What confirming does: every session with its time, the price of all, who is told. */
export async function confirmedEffects(acting: Acting, confirmed: Confirmed): Promise<EffectLine[]> {
	const { locale, actor } = acting
	const { sessions, client, totalMinor, currency } = confirmed
	const reader = { locale, timeZone: actor.timeZone }
	const money = actor.kind === 'client' || seesMoney(actor)
	const lines: EffectLine[] = sessions.map(({ n, title, startsAt }) => ({
		kind: 'comes',
		text: m.bundles_effect_session({ n, title, when: formatInstant(startsAt, reader, 'full') }, { locale }),
	}))
	if (money)
		lines.push({
			kind: 'note',
			text: m.bundles_effect_total({ price: formatMoney(totalMinor, currency, locale) }, { locale }),
		})
	if (actor.kind === 'client')
		return [...lines, { kind: 'told', text: m.bundles_effect_both_told({}, { locale }) }]
	if (!confirmed.notify) return [...lines, nobodyTold(locale)]
	return [...lines, await toldOfSessions(acting, client)]
}

/** One message with all sessions in it, not one each. */
export const toldOfSessions = (acting: Acting, client: Client): Promise<EffectLine> =>
	toldLine(
		acting,
		bundleConfirmed,
		client,
		m.bundles_effect_told_sessions({ client: client.name }, { locale: acting.locale }),
	)
