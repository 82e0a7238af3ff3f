import { z } from 'zod'
import { type WorkoutContent, workoutContentSchema } from '#features/programs/rules/content.ts'
import { describeSets } from '#features/programs/rules/describe.ts'
import { setWording } from '#features/programs/rules/set-wording.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { mayReadTraining } from '../permissions.ts'
import { overtaken } from '../rules/overtaken.ts'
import { itemsOf } from '../rules/session.ts'
import { setEntriesOf } from './entries.ts'
import { saySet, setsOfLog } from './sets.ts'
import { logWithClient } from './subjects.ts'

/** One log in full: what was prescribed beside what was done, exercise by exercise (5.2). */
export const log = query('training.log', {
	input: z.object({ logId: Id }),
	output: z.object({
		id: z.string(),
		clientId: z.string(),
		workoutId: z.string().nullable(),
		onDate: z.string(),
		title: z.string(),
		programTitle: z.string().nullable(),
		status: z.enum(['started', 'completed', 'skipped']),
		comment: z.string(),
		loggedBy: z.enum(['client', 'coach']),
		exercises: z.array(
			z.object({
				itemId: z.string(),
				name: z.string(),
				prescribed: z.array(z.string()),
				done: z.array(
					z.object({
						...{ setNumber: z.number(), text: z.string(), rpe: z.number().nullable(), note: z.string() },
						/** What other devices wrote in this place, and this overtook (5.5). */
						overtaken: z.array(z.string()),
					}),
				),
			}),
		),
	}),
	subject: (reading, { logId }) => logWithClient(reading, logId),
	may: mayReadTraining,
	async run({ db, locale }, row) {
		const content: WorkoutContent = workoutContentSchema.parse(row.prescribed)
		const sets = await setsOfLog(db, row.id)
		const entries = await setEntriesOf(db, row.id)
		return {
			id: row.id,
			clientId: row.client_id,
			workoutId: row.workout_id,
			onDate: row.on_date,
			title: row.title,
			programTitle: row.program_title,
			status: row.status as 'started' | 'completed' | 'skipped',
			comment: row.comment,
			loggedBy: row.logged_by as 'client' | 'coach',
			exercises: itemsOf(content).map((item) => ({
				itemId: item.id,
				name: item.name,
				prescribed:
					item.sets.length > 0
						? describeSets(item.sets, 'kg', setWording[locale])
						: [item.line].filter(Boolean),
				done: sets
					.filter((set) => set.itemId === item.id)
					.sort((a, b) => a.setNumber - b.setNumber)
					.map((set) => ({
						setNumber: set.setNumber,
						text: saySet(set, locale),
						rpe: set.rpe,
						note: set.note,
						overtaken: overtaken(set, entries).map((each) => saySet(each.values, locale)),
					})),
			})),
		}
	},
})
