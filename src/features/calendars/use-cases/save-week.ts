import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { weekWritten } from '../events.ts'
import { calendarOf } from '../queries/subjects.ts'
import { keepRemoved } from './parts/keep-removed.ts'
import { decide, standingWorkouts } from './parts/week-changes.ts'
import { takeOff, writeWorkouts } from './parts/write-workouts.ts'

const said = {
	onDate: Day,
	/** Which workout of its day it is, from 0. */
	position: z.number().int().min(0).max(99),
	title: z.string().trim().min(1).max(120),
	text: z.string().max(20_000),
}
const version = z.number().int().min(1)

/**
 * Issue 5.4: what was written in a week's grid, in one transaction: workouts added, rewritten and taken off one calendar; no other
 * one nor a program changes (I23). Each is compared with the version it was written from: where somebody was faster, that
 * one alone stays as it is and comes back as `stale`, with what it says now. The same save sent again changes nothing.
 */
export const saveWeek = useCase('calendars.save-week', {
	input: z.object({
		clientId: Id,
		/** Left out: the main one. */
		calendarId: Id.optional(),
		/** `key` is the page's own word for it, which makes it once. `likeWorkoutId`: kinds of sections and videos are taken over from there. */
		adds: z
			.array(z.object({ key: z.string().min(8).max(64), ...said, likeWorkoutId: Id.optional() }))
			.max(100),
		writes: z.array(z.object({ workoutId: Id, version, ...said })).max(100),
		removes: z.array(z.object({ workoutId: Id, version })).max(100),
	}),
	output: z.object({
		clientId: z.string(),
		calendarId: z.string(),
		saved: z.array(
			z.object({ key: z.string().nullable(), workoutId: z.string(), version: z.number().int() }),
		),
		removed: z.array(z.string()),
		stale: z.array(
			z.object({
				key: z.string().nullable(),
				workoutId: z.string(),
				/** Null where it is gone. */
				theirs: z.object({ title: z.string(), text: z.string(), version: z.number().int() }).nullable(),
			}),
		),
		/** Names that stand for no exercise: kept as text (3.2). */
		unknown: z.array(z.string()),
	}),
	subject: (reading, which) => calendarOf(reading, which),
	may: coachOf,
	async run({ db, actor, now, emit }, { client_id, calendar_id }, given) {
		const standing = await standingWorkouts(db, calendar_id, given)
		const decided = await decide(db, calendar_id, standing, given)
		if (!decided) return refuse('calendars_text_too_long', {}, 'writes')
		const { changes, removals, saved, stale, unknown } = decided
		const answer = { clientId: client_id, calendarId: calendar_id, stale, unknown }
		const touched = [...changes.map(({ id }) => id), ...removals.map(({ workoutId }) => workoutId)]
		const [first] = [...changes, ...removals]
		if (!first) return ok({ ...answer, saved, removed: [] })
		const { eventId } = await emit(weekWritten, {
			clientId: client_id,
			subject: { type: 'workout', id: touched[0] as string },
			after: {
				title: first.title,
				onDate: first.onDate,
				workouts: changes.length,
				...(removals.length > 0 ? { removed: removals.length } : {}),
			},
			data: { workoutIds: touched },
		})
		const studioId = actor.studioId as string
		const added = changes.filter((each) => each.version === 0).map(({ id }) => id)
		await keepRemoved(db, {
			...{ studioId, eventId, now },
			workouts: touched.filter((id) => !added.includes(id)),
			placedWorkouts: added,
		})
		const written = await writeWorkouts(
			db,
			{ studioId, clientId: client_id, calendarId: calendar_id, now },
			changes,
		)
		if (!written) return refuse('stale')
		const removed = removals.map(({ workoutId }) => workoutId)
		await takeOff(db, removed)
		return ok({
			...answer,
			saved: [
				...saved,
				...changes.map(({ id, key, version: before }) => ({ key, workoutId: id, version: before + 1 })),
			],
			removed,
		})
	},
})
