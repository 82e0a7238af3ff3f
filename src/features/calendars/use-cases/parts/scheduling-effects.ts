import type { Span } from '#features/programs/rules/placing.ts'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { formatDay, formatDayRange } from '#platform/i18n/format.ts'
import { addDays } from '#platform/time/days.ts'
import type { EffectLine } from '#platform/use-case.ts'
import type { Mode, Placement, Shift } from '../../rules/placement.ts'
import type { Standing } from './standing.ts'

type Scheduling = {
	title: string
	span: Span
	workouts: number
	mode: Mode
	placement: Placement
	standing: readonly Standing[]
	/** Names of those who will be told; nobody where empty. */
	told: readonly string[]
}

/** What scheduling does, line by line, before it is done (4.8). */
export function schedulingEffects(scheduling: Scheduling, locale: Locale): EffectLine[] {
	const { title, span, workouts, placement, standing, told } = scheduling
	const say = { locale }
	const range = formatDayRange(span.from, span.to, locale)
	const lines: EffectLine[] = [
		{ kind: 'comes', text: m.calendars_effect_comes({ title, range, workouts }, say) },
	]
	for (const run of placement.removed) lines.push(...goes(run, standing, locale))
	for (const shift of placement.shifted) lines.push(shifts(shift, locale))
	if (scheduling.mode === 'run_both') {
		const beside = standing.filter((run) => run.from <= span.to && run.to >= span.from)
		for (const run of beside)
			lines.push({ kind: 'stays', text: m.calendars_effect_beside({ title: run.title }, say) })
	}
	lines.push(
		told.length > 0
			? { kind: 'told', text: m.calendars_effect_told({ names: told.join(', ') }, say) }
			: { kind: 'note', text: m.calendars_effect_nobody_told({}, say) },
	)
	if (placement.removed.length + placement.shifted.length > 0)
		lines.push({ kind: 'note', text: m.calendars_effect_undo({}, say) })
	return lines
}

function goes(
	run: Span & { id: string; title: string },
	standing: readonly Standing[],
	locale: Locale,
): EffectLine[] {
	const { workouts = 0, logged = 0 } = standing.find((each) => each.id === run.id) ?? {}
	const range = formatDayRange(run.from, run.to, locale)
	const lines: EffectLine[] = [
		{ kind: 'goes', text: m.calendars_effect_goes({ title: run.title, range, workouts }, { locale }) },
	]
	if (logged > 0) lines.push({ kind: 'stays', text: m.calendars_effect_logged_stay({ logged }, { locale }) })
	return lines
}

function shifts({ run, head, tail, by }: Shift, locale: Locale): EffectLine {
	const from = formatDay(tail.from, locale, 'medium')
	const range = formatDayRange(addDays(tail.from, by), addDays(tail.to, by), locale)
	const params = { title: run.title, from, range, weeks: by / 7 }
	const text = head
		? m.calendars_effect_shifts_rest(params, { locale })
		: m.calendars_effect_shifts_whole(params, { locale })
	return { kind: 'note', text }
}
