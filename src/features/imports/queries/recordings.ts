import { z } from 'zod'
import { mayReadTraining } from '#features/training/permissions.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { clientAsked } from './subjects.ts'
import { whereaboutsOf } from './whereabouts.ts'

const recording = z.object({
	/** Its log's too. */
	id: z.string(),
	...{ title: z.string(), fileName: z.string() },
	format: z.enum(['fit', 'tcx', 'gpx']),
	device: z.string().nullable(),
	startedAt: z.string(),
	seconds: z.number(),
	metres: z.number().nullable(),
	heartRate: z.object({ average: z.number().nullable(), highest: z.number().nullable() }),
	broughtBy: z.enum(['client', 'coach']),
})
export type RecordingLine = z.infer<typeof recording>

/** Issue 5.8: workouts that came from the files of a client's devices, the last fifty that were brought. */
export const recordings = query('imports.recordings', {
	input: z.object({
		/** Left out: the client who asks. */
		clientId: Id.optional(),
		/** Only that of one log. */
		logId: Id.optional(),
	}),
	output: z.object({
		...{ clientId: z.string(), timeZone: z.string(), units: z.enum(['metric', 'imperial']) },
		recordings: z.array(recording),
	}),
	subject: (reading, { clientId }) => clientAsked(reading, clientId),
	may: mayReadTraining,
	async run({ db }, { client_id }, { logId }) {
		const { zone, units } = await whereaboutsOf(db, client_id)
		const rows = await db
			.selectFrom('recording')
			.innerJoin('training_log as log', (on) =>
				on.onRef('log.studio_id', '=', 'recording.studio_id').onRef('log.id', '=', 'recording.id'),
			)
			.selectAll('recording')
			.select('log.title')
			.where('recording.client_id', '=', client_id)
			.$if(logId !== undefined, (is) => is.where('recording.id', '=', logId ?? ''))
			.orderBy('recording.id', 'desc')
			.limit(50)
			.execute()
		return {
			...{ clientId: client_id, timeZone: zone, units },
			recordings: rows.map((row) => ({
				...{ id: row.id, title: row.title, fileName: row.file_name, device: row.device },
				format: row.format as RecordingLine['format'],
				startedAt: row.started_at.toISOString(),
				seconds: row.duration_ms / 1000,
				metres: row.distance_mm === null ? null : row.distance_mm / 1000,
				heartRate: { average: row.average_heart_rate, highest: row.highest_heart_rate },
				broughtBy: row.brought_by as RecordingLine['broughtBy'],
			})),
		}
	},
})
