import { parentPort, workerData } from 'node:worker_threads'
import { type ReadRecordings, readRecordings } from './read-recordings.ts'

/** What the thread answers with. */
export type Answer = ReadRecordings

const answer: Answer = readRecordings(workerData as Uint8Array)
parentPort?.postMessage(answer)
