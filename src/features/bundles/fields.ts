import { z } from 'zod'
import { isWallTime } from '#features/appointments/rules/wall-time.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { mostLines, mostSessions } from './rules/offer.ts'

const Line = z.object({
	typeId: Id,
	count: z.number().int().min(1).max(mostSessions).default(1),
	/** Days after the session before; 7 is one a week. */
	everyDays: z.number().int().min(1).max(90).default(7),
})

/** A form sends its rows by number, and rows that nobody filled in: null is such a row, and keeps its place. */
function rows(given: unknown): unknown {
	if (typeof given !== 'object' || given === null || Array.isArray(given)) return given
	return Object.values(given).map((row) => (row && 'typeId' in row ? row : null))
}

export const Lines = z.preprocess(rows, z.array(Line.nullable()).max(mostLines)).default([])
export const TotalMinor = z.number().int().min(0).max(100_000_000_000).nullish()

/** The dates of all sessions, in order. A form sends them by number. */
const listed = (given: unknown): unknown =>
	typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.values(given) : given
const inOrder = <T extends z.ZodType>(each: T) => z.preprocess(listed, z.array(each).max(mostSessions))

/** Instants that were offered. */
export const Starts = inOrder(z.iso.datetime({ offset: true }))
/** '2026-03-29T10:00': what the clock on the studio's wall shows. */
export const Walls = inOrder(z.string().refine(isWallTime))

export const templateFields = {
	name: z.string().trim().min(1).max(120),
	description: z.string().trim().max(5000).default(''),
	lines: Lines,
	/** A price for all of it, in the smallest units of the studio's currency; none: what its sessions cost together. */
	totalMinor: TotalMinor,
}

export const LastDay = Day.refine((day) => day >= '2000-01-01')
export const Message = z.string().trim().max(2000).default('')
export const Reason = z.string().trim().max(500).default('')
/** 7.4: "Save" tells nobody; "Save and notify" tells the client. */
export const Notify = z.boolean().default(false)
