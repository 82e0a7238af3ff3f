import { z } from 'zod'
import { mayLog } from '#features/training/permissions.ts'
import { keepRecording } from '#features/training/use-cases/keep-recording.ts'
import { safeFileName } from '#platform/files/accept.ts'
import { Id, newId } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { type Acting, ok, refuse, useCase } from '#platform/use-case.ts'
import { recordingKept } from '../events.ts'
import { clientAsked } from '../queries/subjects.ts'
import { whereaboutsOf } from '../queries/whereabouts.ts'
import { readInThread } from '../recordings/read-in-thread.ts'
import type { ReadRecordings } from '../recordings/read-recordings.ts'
import { type Format, type Recording, recordingLimits } from '../recordings/recording.ts'
import { sayWay } from '../rules/say-way.ts'
import { exerciseOf, sportName } from '../rules/sports.ts'

const most = Math.ceil(recordingLimits.bytes / 3) * 4

/**
 * Issue 5.8: the workouts of a FIT, TCX or GPX file, as completed logs on the days they were done. By the coach, or by the
 * client themselves. One that came before, from whichever file, is known again; all of a file, or nothing.
 */
export const keepRecordings = useCase('imports.keep-recordings', {
	input: z.object({
		/** Left out: the client who sends it. */
		clientId: Id.optional(),
		fileName: z.string().max(300).default(''),
		content: z.string().max(most).meta({ description: 'The file, in base64.' }),
	}),
	output: z.object({
		clientId: z.string(),
		made: z.array(z.object({ id: z.string(), title: z.string(), onDate: z.string() })),
		known: z.number(),
	}),
	subject: (reading, { clientId }) => clientAsked(reading, clientId),
	may: mayLog,
	limits: (_, { actor }) => [{ bucket: `recordings:${actor.id}`, most: 200, seconds: 3600 }],
	before: ({ content }): Promise<ReadRecordings> => readInThread(Buffer.from(content, 'base64'), 10_000),
	async run(acting, { client_id }, { fileName }, read) {
		if (!read.ok) return refuse(read.failure, { megabytes: recordingLimits.bytes / 1024 / 1024 }, 'file')
		const of = {
			client_id,
			fileName: safeFileName(fileName) || `workout.${read.format}`,
			format: read.format,
		}
		const made: { id: string; title: string; onDate: string }[] = []
		for (const each of read.recordings) {
			// Clocks of watches may run a little ahead.
			if (each.startedAt > acting.now.getTime() + 300_000) return refuse('recording_future', {}, 'file')
			const one = await keepOne(acting, of, each)
			if (one) made.push(one)
		}
		return ok({ clientId: client_id, made, known: read.recordings.length - made.length })
	},
})

type Of = { client_id: string; fileName: string; format: Format }

/** @returns null where it is known already */
async function keepOne(acting: Acting, { client_id, fileName, format }: Of, recording: Recording) {
	const { db, actor, now, emit, locale } = acting
	const id = newId()
	const { zone, units } = await whereaboutsOf(db, client_id)
	const { metres, seconds, heartRate, sport } = recording
	const startedAt = new Date(recording.startedAt)
	const written = await db
		.insertInto('recording')
		.values({
			...{ studio_id: actor.studioId as string, id, client_id, file_name: fileName, format },
			...{ device: recording.device, started_at: startedAt, duration_ms: seconds * 1000 },
			distance_mm: metres === null ? null : metres * 1000,
			...{ average_heart_rate: heartRate.average, highest_heart_rate: heartRate.highest },
			...{ brought_by: actor.kind === 'client' ? 'client' : 'coach', created_at: now },
		})
		.onConflict((same) => same.constraint('recording_once').doNothing())
		.returning('id')
		.executeTakeFirst()
	if (!written) return null
	const name = sportName(sport, locale)
	const way = metres === null ? [] : [sayWay(metres, units, locale)]
	const said = {
		...{ title: [recording.name || name, ...way].join(' · '), onDate: dayOf(startedAt, zone) },
	}
	const kept = await acting.also(keepRecording, {
		...{
			clientId: client_id,
			importId: id,
			...said,
			exercise: exerciseOf(sport),
			name,
			seconds,
			metres,
		},
		...{ startedAt, endedAt: new Date(recording.startedAt + recording.elapsed * 1000) },
	})
	if (!kept.ok) throw new Error(`it was checked, and yet: ${kept.code}`)
	await emit(recordingKept, {
		clientId: client_id,
		subject: { type: 'log', id },
		after: { file: fileName, title: said.title, onDate: said.onDate },
		data: { recordingId: id },
	})
	return { id, ...said }
}
