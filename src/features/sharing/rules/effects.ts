import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import type { Channel } from '#platform/telling/kinds.ts'
import type { EffectLine } from '#platform/use-case.ts'
import type { AccessChange, Some } from '../queries/access.ts'

/** What a change of sharing does, as far as a preview tells it. */
export type SharingChange = {
	access: AccessChange
	/** By which channels each person who is due will be told. */
	told: ReadonlyMap<string, readonly Channel[]>
	/** Copies on calendars that people keep although they lose access (4.5). */
	staying: number
	/** Why nothing is granted in spite of the switch. */
	hindered: 'draft' | 'archived' | null
	active: boolean
}

/** "This will …": who gets and who loses access, who is told by which channel, what stays (4.1–4.5). */
export function effectsOf(change: SharingChange, locale: Locale): EffectLine[] {
	const say = { locale }
	const { gained, lost } = change.access
	const lines: EffectLine[] = []
	if (gained.total > 0)
		lines.push({
			kind: 'comes',
			text: m.sharing_effect_gain({ count: gained.total, names: nameList(gained, locale) }, say),
		})
	if (lost.total > 0)
		lines.push({
			kind: 'goes',
			text: m.sharing_effect_lose({ count: lost.total, names: nameList(lost, locale) }, say),
		})
	if (lost.total > 0 && change.staying > 0)
		lines.push({ kind: 'stays', text: m.sharing_effect_stays({ count: change.staying }, say) })
	if (change.hindered === 'draft') lines.push({ kind: 'note', text: m.sharing_effect_draft({}, say) })
	if (change.hindered === 'archived') lines.push({ kind: 'note', text: m.sharing_effect_archived({}, say) })
	if (gained.total === 0 && lost.total === 0 && !change.hindered)
		lines.push({ kind: 'note', text: noChange(change.active, locale) })
	lines.push(toldLine(change.told, locale))
	return lines
}

const noChange = (active: boolean, locale: Locale): string =>
	active ? m.sharing_effect_same({}, { locale }) : m.sharing_effect_inactive({}, { locale })

function toldLine(told: SharingChange['told'], locale: Locale): EffectLine {
	const reached = [...told.values()].filter((channels) => channels.length > 0)
	if (reached.length === 0) return { kind: 'note', text: m.sharing_effect_nobody_told({}, { locale }) }
	const by = (channel: Channel) => reached.filter((channels) => channels.includes(channel)).length
	const ways = [
		{ count: by('mail'), say: m.sharing_effect_by_mail },
		{ count: by('push'), say: m.sharing_effect_by_push },
		{ count: by('notice'), say: m.sharing_effect_by_notice },
	]
	const said = ways.flatMap(({ count, say }) => (count > 0 ? say({ count }, { locale }) : []))
	const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(said)
	return { kind: 'told', text: m.sharing_effect_told({ count: reached.length, ways: list }, { locale }) }
}

/** "Amélie Durand, Ben Okafor and 3 others". */
export function nameList({ total, names }: Some, locale: Locale): string {
	const more = total - names.length
	const parts = more > 0 ? [...names, m.sharing_others({ count: more }, { locale })] : names
	return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)
}
