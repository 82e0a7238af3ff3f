import type { SectionKind } from '#features/programs/rules/content.ts'
import { m } from '#messages'

export type Status = 'planned' | 'started' | 'completed' | 'skipped' | 'missed'

export const statusWords: Record<Status, () => string> = {
	planned: m.training_status_planned,
	started: m.training_status_started,
	completed: m.training_status_completed,
	skipped: m.training_status_skipped,
	missed: m.training_status_missed,
}

export const statusTone = (status: Status): 'good' | 'waiting' | 'neutral' | 'info' =>
	status === 'completed'
		? 'good'
		: status === 'started'
			? 'info'
			: status === 'skipped'
				? 'waiting'
				: 'neutral'

const sections: Partial<Record<SectionKind, () => string>> = {
	superset: m.training_section_superset,
	circuit: m.training_section_circuit,
	amrap: m.training_section_amrap,
	emom: m.training_section_emom,
	for_time: m.training_section_for_time,
	tabata: m.training_section_tabata,
	warm_up: m.training_section_warm_up,
	cool_down: m.training_section_cool_down,
}

/** A section's name, with the way it is done where that isn't plain. */
export function sectionTitle({ name, kind }: { name: string; kind: SectionKind }): string {
	const way = sections[kind]?.() ?? ''
	return name && way && name.toLowerCase() !== way.toLowerCase() ? `${name} · ${way}` : name || way
}
