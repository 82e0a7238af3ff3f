import { createRequire } from 'node:module'
import { readerInThread } from '#platform/read-in-thread.ts'
import type { Feed } from './busy-times.ts'
import type { Read } from './thread.ts'

// Found by name: in the web build this module lies elsewhere, the thread's file doesn't.
const file = createRequire(import.meta.url).resolve('#features/availability/feeds/thread.ts')

/** Reads somebody else's calendar where it can't harm. */
export const readInThread = readerInThread<Feed, Read>(file, { ok: false, failure: 'feed_too_much' })
