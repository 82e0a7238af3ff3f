import { z } from 'zod'
import type { WorkoutSection } from '#features/programs/rules/content.ts'
import { isScored, type ScoredKind } from '#features/programs/rules/section-kinds.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { scoreLogged } from '../events.ts'
import { mayLog } from '../permissions.ts'
import { sessionOf } from '../queries/subjects.ts'
import { cannotScore, scoreOf } from '../rules/score.ts'
import { doneAtOf, entryAnswer, entryFields, takeUpAgain, writeEntry } from './parts/entry.ts'
import { openLog } from './parts/open-log.ts'
import { scoredLater, writeScore } from './parts/write-score.ts'

const count = (most: number) => z.number().int().min(0).max(most).nullish()

/**
 * 5.2: what a section by the clock came to. One a section: sent again nothing happens, sent with other numbers it is corrected,
 * of two devices the later doing stands and the other is kept beside it (5.5).
 */
export const logScore = useCase('training.log-score', {
	input: z.object({
		workoutId: Id,
		sectionId: z.string().min(1).max(64),
		rounds: count(1000).meta({ description: 'Whole rounds; of an EMOM the intervals that were kept.' }),
		reps: count(10_000).meta({ description: 'Beyond the whole rounds; of a Tabata all of them.' }),
		lowest: count(10_000).meta({ description: 'Of a Tabata: the fewest in any of its intervals.' }),
		seconds: z.number().min(0.1).max(172_800).nullish().meta({
			description: 'For time. Left out, the cap came first, and `rounds` and `reps` say how far it went.',
		}),
		note: z.string().trim().max(500).default(''),
		...entryFields,
	}),
	output: z.object({ logId: z.string(), sectionId: z.string(), ...entryAnswer }),
	subject: (reading, { workoutId }) => sessionOf(reading, workoutId),
	may: mayLog,
	async run(acting, session, { sectionId, note, rounds, reps, lowest, seconds, ...entering }) {
		const prescribed = session.content.sections.find(({ id }) => id === sectionId)
		if (!prescribed || !isScored(prescribed.kind)) return refuse('not_found')
		const section = prescribed as WorkoutSection & { kind: ScoredKind }
		const said = {
			rounds: rounds ?? null,
			reps: reps ?? null,
			lowest: lowest ?? null,
			seconds: seconds ?? null,
		}
		const wrong = cannotScore(section.kind, said)
		if (wrong) return refuse(wrong.code, {}, wrong.field)
		const values = { ...scoreOf(section.kind, said), note }
		const doneAt = doneAtOf(entering, acting.now)
		const log = await openLog(acting, session, doneAt)
		const later = await scoredLater(acting, { logId: log.id, sectionId, doneAt })
		const of = { logId: log.id, clientId: session.client_id }
		const written = await writeEntry(acting, entering, { ...of, kind: 'score', sectionId, said: values })
		const answer = ok({ logId: log.id, sectionId, stands: !later })
		if (later || written === 'again') return answer
		const changed = await writeScore(acting, { ...of, section, doneAt }, values)
		await takeUpAgain(acting, log, doneAt)
		if (changed)
			await acting.emit(scoreLogged, {
				clientId: session.client_id,
				subject: { type: 'training_log', id: log.id },
				data: { logId: log.id, workoutId: session.workoutId, sectionId },
			})
		return answer
	},
})
