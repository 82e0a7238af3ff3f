import { m } from '#messages'
import type { SectionKind } from '../../rules/content.ts'

const labels: Record<SectionKind, () => string> = {
	straight: m.programs_kind_straight,
	superset: m.programs_kind_superset,
	circuit: m.programs_kind_circuit,
	amrap: m.programs_kind_amrap,
	emom: m.programs_kind_emom,
	for_time: m.programs_kind_for_time,
	tabata: m.programs_kind_tabata,
	warm_up: m.programs_kind_warm_up,
	cool_down: m.programs_kind_cool_down,
}

/** A section's kind in the reader's words. */
export const sectionKindLabel = (kind: SectionKind): string => labels[kind]()
