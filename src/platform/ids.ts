import { v7, validate } from 'uuid'
import { z } from 'zod'

/** A new identifier: UUIDv7, made by the application, sorted by time of making. */
export const newId = (): string => v7()

/** An identifier as it comes from outside. A malformed one answers like an unknown one, not like a bad form. */
export const Id = z
	.string()
	.refine((text) => validate(text), { params: { unknown: true } })
	.meta({ format: 'uuid' })
