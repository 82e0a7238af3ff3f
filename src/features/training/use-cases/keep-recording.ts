import { z } from 'zod'
import type { WorkoutContent } from '#features/programs/rules/content.ts'
import { Id, newId } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { mayLog } from '../permissions.ts'
import { exerciseKey } from '../rules/session.ts'

/**
 * Issue 5.8: a workout as a watch or an app kept it, as a completed log with one set: its way and its time, of which records
 * are reckoned as of all others (5.3). The log has the recording's id: again, nothing happens.
 */
export const keepRecording = useCase('training.keep-recording', {
	input: z.object({
		...{ clientId: Id, importId: Id },
		...{ onDate: Day, title: z.string().min(1).max(120) },
		exercise: z.object({ source: z.enum(['library', 'studio']), id: z.string().max(64) }).nullable(),
		name: z.string().min(1).max(120),
		...{ startedAt: z.date(), endedAt: z.date() },
		seconds: z.number().min(1).max(172_800),
		metres: z.number().min(1).max(1_000_000).nullable(),
	}),
	output: z.object({ logId: z.string() }),
	subject: ({ db }, { clientId }) =>
		db.selectFrom('client').select('id as client_id').where('id', '=', clientId).executeTakeFirst(),
	may: mayLog,
	async run({ db, actor }, { client_id }, said) {
		const studio_id = actor.studioId as string
		const { exercise, name, importId: id } = said
		const item = { id: 'recorded', exercise, name, line: '', sets: [] }
		const prescribed: WorkoutContent = {
			...{ v: 1, sections: [{ id: 'recording', name: '', kind: 'straight', items: [item] }] },
		}
		const written = await db
			.insertInto('training_log')
			.values({
				...{ studio_id, id, client_id, import_id: id, on_date: said.onDate, title: said.title },
				...{ prescribed: JSON.stringify(prescribed), status: 'completed' },
				...{ started_at: said.startedAt, finished_at: said.endedAt },
				logged_by: actor.kind === 'client' ? 'client' : 'coach',
			})
			.onConflict((again) => again.columns(['studio_id', 'id']).doNothing())
			.returning('id')
			.executeTakeFirst()
		if (!written) return ok({ logId: id })
		await db
			.insertInto('logged_set')
			.values({
				...{ studio_id, id: newId(), log_id: id, client_id, import_id: id, item_id: item.id, set_number: 1 },
				...{ exercise_key: exerciseKey({ exercise, name }), exercise_name: name, done_at: said.endedAt },
				duration_ms: Math.round(said.seconds * 1000),
				distance_mm: said.metres === null ? null : Math.round(said.metres * 1000),
			})
			.execute()
		return ok({ logId: id })
	},
})
