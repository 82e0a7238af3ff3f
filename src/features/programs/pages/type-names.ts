import { m } from '#messages'
import type { ProgramType } from '../fields.ts'

/** 3.4: the types as coaches call them. */
export const typeNames: Record<ProgramType, () => string> = {
	plan: m.programs_type_plan,
	one_to_one: m.programs_type_one_to_one,
	group: m.programs_type_group,
}
