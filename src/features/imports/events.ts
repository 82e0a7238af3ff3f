import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const of = { importId: z.string() }

/** A coach began to bring training over from a file (issue 5.8). */
export const importStarted = eventType('imports.started', z.object(of))
/** All its rows are done. */
export const importFinished = eventType(
	'imports.finished',
	z.object({ ...of, made: z.number(), known: z.number(), failed: z.number() }),
)
/** What it brought is being taken away again. */
export const importUndone = eventType('imports.undone', z.object(of))

const recorded = { recordingId: z.string() }
/** A workout came from a device's file. */
export const recordingKept = eventType('imports.recording-kept', z.object(recorded))
/** It was taken back. */
export const recordingRemoved = eventType('imports.recording-removed', z.object(recorded))
