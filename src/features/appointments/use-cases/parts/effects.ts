import { m } from '#messages'
import { formatInstant } from '#platform/i18n/format.ts'
import { reachOf } from '#platform/telling/tell.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import { type AppointmentSubject, tellable } from '../../queries/subjects.ts'
import { type Fitting, fittingMessage } from '../../rules/telling.ts'
import { fittingKinds } from '../../telling/kinds.ts'

type Created = {
	appointments: readonly { title: string; startsAt: Date }[]
	clients: readonly { id: string; name: string }[]
	notify: boolean
}

/** What creating does, before it is done: what comes, who is told. */
export async function createdEffects(
	acting: Acting,
	{ appointments, clients, notify }: Created,
): Promise<EffectLine[]> {
	const { locale, actor } = acting
	const shown = appointments.slice(0, 12)
	const lines: EffectLine[] = shown.map(({ title, startsAt }) => ({
		kind: 'comes',
		text: m.appointments_effect_comes(
			{ title, when: formatInstant(startsAt, { locale, timeZone: actor.timeZone }) },
			{ locale },
		),
	}))
	if (appointments.length > shown.length)
		lines.push({
			kind: 'comes',
			text: m.appointments_effect_more({ count: appointments.length - shown.length }, { locale }),
		})
	if (!notify || clients.length === 0) return [...lines, nobodyTold(locale)]
	return [...lines, ...(await toldLines(acting, 'confirmation', clients))]
}

export const nobodyTold = (locale: Acting['locale']): EffectLine => ({
	kind: 'note',
	text: m.appointments_effect_nobody_told({}, { locale }),
})

/** 7.4: the recipients, by name, with what each gets and how; those nothing reaches are named too. */
export async function toldLines(
	{ db, locale }: Acting,
	fitting: NonNullable<Fitting>,
	clients: readonly { id: string; name: string }[],
): Promise<EffectLine[]> {
	const reach = await reachOf(
		db,
		fittingKinds[fitting],
		clients.map(({ id }) => id),
	)
	return clients.map(({ id, name }) => {
		const reached = (reach.get(id) ?? []).length > 0
		const say = { name, what: fittingWords(fitting, locale) }
		return reached
			? { kind: 'told', text: m.appointments_effect_told(say, { locale }) }
			: { kind: 'note', text: m.appointments_effect_unreached({ name }, { locale }) }
	})
}

/** What "Save and notify" would send for an appointment as it is now, client by client (7.4). */
export async function notifyEffects(acting: Acting, subject: AppointmentSubject): Promise<EffectLine[]> {
	const current = tellable(subject)
	const due = Map.groupBy(
		subject.places.filter(({ status }) => status === 'booked'),
		({ told }) => fittingMessage(told, current),
	)
	const lines: EffectLine[] = []
	for (const fitting of ['confirmation', 'update', 'documents'] as const) {
		const clients = (due.get(fitting) ?? []).map(({ clientId, clientName }) => ({
			id: clientId,
			name: clientName,
		}))
		if (clients.length > 0) lines.push(...(await toldLines(acting, fitting, clients)))
	}
	return lines.length > 0 ? lines : [nobodyTold(acting.locale)]
}

export function fittingWords(fitting: NonNullable<Fitting>, locale: Acting['locale']): string {
	if (fitting === 'confirmation') return m.appointments_fitting_confirmation({}, { locale })
	if (fitting === 'update') return m.appointments_fitting_update({}, { locale })
	return m.appointments_fitting_documents({}, { locale })
}
