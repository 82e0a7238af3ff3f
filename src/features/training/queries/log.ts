import { z } from 'zod'
import { type WorkoutContent, workoutContentSchema } from '#features/programs/rules/content.ts'
import { describeSets } from '#features/programs/rules/describe.ts'
import { sayTiming } from '#features/programs/rules/say-timing.ts'
import { sectionKinds } from '#features/programs/rules/section-kinds.ts'
import { setWording } from '#features/programs/rules/set-wording.ts'
import type { Locale } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { mayReadTraining } from '../permissions.ts'
import { overtaken, overtakenComments, overtakenScores, type ScoreEntry } from '../rules/overtaken.ts'
import { sayScore } from '../rules/say-score.ts'
import { itemsOf } from '../rules/session.ts'
import { entriesOf } from './entries.ts'
import { type DoneScore, scoresOfLog } from './scores.ts'
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
		/** What was said on other devices, and another comment overtook (5.5). */
		overtaken: z.array(z.string()),
		loggedBy: z.enum(['client', 'coach']),
		/** What its sections by the clock came to. */
		scores: z.array(
			z.object({
				...{ sectionId: z.string(), name: z.string(), kind: z.enum(sectionKinds), how: z.string() },
				benchmark: z.string().nullable(),
				...{ text: z.string(), note: z.string() },
				/** What other devices wrote of it, and this overtook (5.5). */
				overtaken: z.array(z.string()),
			}),
		),
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
		const entries = await entriesOf(db, row.id)
		return {
			id: row.id,
			clientId: row.client_id,
			workoutId: row.workout_id,
			onDate: row.on_date,
			title: row.title,
			programTitle: row.program_title,
			status: row.status as 'started' | 'completed' | 'skipped',
			comment: row.comment,
			overtaken: overtakenComments(entries.comments),
			loggedBy: row.logged_by as 'client' | 'coach',
			scores: scoresSaid(content, await scoresOfLog(db, row.id), entries.scores, locale),
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
						overtaken: overtaken(set, entries.sets).map((each) => saySet(each.values, locale)),
					})),
			})),
		}
	},
})

/** What its sections by the clock came to, in the order of the workout. */
const scoresSaid = (
	{ sections }: WorkoutContent,
	scores: readonly DoneScore[],
	entries: readonly ScoreEntry[],
	locale: Locale,
) =>
	sections.flatMap((section) => {
		const score = scores.find((each) => each.sectionId === section.id)
		if (!score) return []
		const { id: sectionId, name, kind, benchmark = null } = section
		return {
			...{ sectionId, name, kind, how: sayTiming(section, locale), benchmark, note: score.note },
			text: sayScore(score.kind, score, locale),
			overtaken: overtakenScores(score, entries).map(({ values }) => sayScore(score.kind, values, locale)),
		}
	})
