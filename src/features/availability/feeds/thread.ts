import { parentPort, workerData } from 'node:worker_threads'
import { type BusyTimes, busyTimes, type Feed } from './busy-times.ts'
import { type FeedFailure, FeedProblem } from './failure.ts'

/** What the thread answers with. */
export type Read = ({ ok: true } & BusyTimes) | { ok: false; failure: FeedFailure }

function answer(feed: Feed): Read {
	try {
		return { ok: true, ...busyTimes(feed) }
	} catch (problem) {
		return { ok: false, failure: problem instanceof FeedProblem ? problem.failure : 'feed_unreadable' }
	}
}

parentPort?.postMessage(answer(workerData as Feed))
