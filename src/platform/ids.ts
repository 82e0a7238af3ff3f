import { v7, validate } from 'uuid'
import { z } from 'zod'

let past: (() => Date) | null = null
let serial = 0

/** A new identifier: UUIDv7, made by the application, sorted by time of making. */
export const newId = (): string => (past ? v7({ msecs: past().getTime(), seq: ++serial }) : v7())

/** The demo tells months of story in a second: its ids sort by when things happened in it. Nothing else may. */
export const idsFollow = (clock: (() => Date) | null): void => {
	past = clock
}

/** An identifier as it comes from outside. A malformed one answers like an unknown one, not like a bad form. */
export const Id = z
	.string()
	.refine((text) => validate(text), { params: { unknown: true } })
	.meta({ format: 'uuid' })
