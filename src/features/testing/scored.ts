import type { SectionKind, Timing, WorkoutContent } from '#features/programs/rules/content.ts'
import { within } from './studio.ts'

type Arranged = { kind: SectionKind; timing?: Timing; benchmark?: string }

/** Every workout of a program as such sections, one exercise each; arranged as rows, past the builder. */
export const sectionsOf = (studioId: string, programId: string, ...sections: Arranged[]): Promise<void> =>
	within(studioId, async (db) => {
		const content: WorkoutContent = {
			v: 1,
			sections: sections.map((section, at) => ({
				...{ id: `s${at + 1}`, name: '', ...section },
				items: [{ id: `s${at + 1}i1`, exercise: null, name: 'Thruster', line: '', sets: [] }],
			})),
		}
		await db
			.updateTable('program_workout')
			.set({ content: JSON.stringify(content) })
			.where('program_id', '=', programId)
			.execute()
	})
