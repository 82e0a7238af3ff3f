import { z } from 'zod'
import { spanOf } from '#features/programs/rules/placing.ts'
import { programAccess } from '#features/sharing/queries/access.ts'
import { Id, newId } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { addDays } from '#platform/time/days.ts'
import { type Acting, ok, refuse, useCase } from '#platform/use-case.ts'
import { programScheduled } from '../events.ts'
import { mayAdd } from '../permissions.ts'
import { coachesOf } from '../queries/coaches.ts'
import { hasRun } from '../queries/run.ts'
import { type ClientCalendar, calendarOf } from '../queries/subjects.ts'
import { modes, type Placement, placementOf } from '../rules/placement.ts'
import { keepRemoved } from './parts/keep-removed.ts'
import { movedBy, placeRun, programToPlace, shiftRuns } from './parts/place-run.ts'
import { schedulingEffects } from './parts/scheduling-effects.ts'
import { lockCalendar, standingRuns } from './parts/standing.ts'

/**
 * 4.4, 4.7, 4.8: a program is put on a client's calendar from a day on, by the client (who must have access now)
 * or by staff of the client. One transaction under the client's lock: readers see the calendar before or after (I22).
 * What it takes or moves can be put back for 30 days (`calendars.undo-change` on its event).
 */
export const scheduleProgram = useCase('calendars.schedule-program', {
	input: z.object({
		/** Left out by a client, who means their own calendar. */
		clientId: Id.optional(),
		/** Left out: the main one. By a client always that (4.7): a subscription's is its coach's to write. */
		calendarId: Id.optional(),
		programId: Id,
		startsOn: Day,
		mode: z.enum(modes).default('replace'),
		/** By a coach: tells the client by mail, push and notice. A client's own scheduling always tells the coach. */
		tell: z.boolean().default(false),
	}),
	output: z.object({
		...{ runId: z.string(), eventId: z.string() },
		...{ clientId: z.string(), calendarId: z.string(), startsOn: z.string() },
	}),
	subject: (reading, which) => calendarOf(reading, which),
	may: mayAdd,
	conflicts: { program_run_no_overlap: 'conflict' },
	async run(acting, calendar, input) {
		const { db, actor, now, emit, locale } = acting
		const program = await programToPlace(db, input.programId)
		if (!program) return refuse('not_found')
		const refused = await notAllowed(acting, calendar, input.programId)
		if (refused) return refused
		if (input.startsOn < addDays(calendar.today, -366) || input.startsOn > addDays(calendar.today, 1096))
			return refuse('calendars_too_far', {}, 'startsOn')
		await lockCalendar(db, calendar.calendar_id)
		const standing = await standingRuns(db, calendar.calendar_id, input.startsOn)
		const span = spanOf(input.startsOn, program.weeks)
		const placement = placementOf(span, standing, input.mode)
		if (!placement) return refuse('calendars_no_lane', {}, 'mode')
		const runId = newId()
		const by = actor.kind === 'client' ? ('client' as const) : ('coach' as const)
		const { title, workouts } = program
		const { eventId } = await emit(programScheduled, {
			clientId: calendar.client_id,
			subject: { type: 'program_run', id: runId },
			before: {
				runs: [...placement.removed, ...placement.shifted.map((each) => each.run)].map(titleAndSpan),
			},
			after: { title, ...span, mode: input.mode },
			data: { programId: program.id, runId, title, ...span, mode: input.mode, by, tell: input.tell },
		})
		const studioId = actor.studioId as string
		await makeRoom(acting, { studioId, eventId, runId }, placement)
		const { startsOn } = input
		await placeRun(db, { studioId, calendar, program, runId, startsOn, lane: placement.lane, by, now })
		const told = by === 'client' ? await coachesOf(db, calendar.client_id) : []
		const names = input.tell && by === 'coach' ? [calendar.clientName] : told.map((coach) => coach.name)
		return ok(
			{ runId, eventId, clientId: calendar.client_id, calendarId: calendar.calendar_id, startsOn },
			schedulingEffects(
				{ title, span, workouts: workouts.length, mode: input.mode, placement, standing, told: names },
				locale,
			),
		)
	},
})

const titleAndSpan = ({ title, from, to }: { title: string; from: string; to: string }) => ({
	title,
	from,
	to,
})

/** 4.5: once sharing has ended a client can't schedule again; one who has a copy is told why, others see nothing (1.4). */
async function notAllowed({ db, actor }: Acting, calendar: ClientCalendar, programId: string) {
	if (actor.kind !== 'client' || (await programAccess(db, calendar.client_id, programId))) return null
	const known = await hasRun(db, programId, calendar.client_id)
	return refuse(known ? 'calendars_no_longer_shared' : 'not_found')
}

/** Keeps what goes or moves, then takes or moves it. */
async function makeRoom(
	{ db, now }: Acting,
	{ studioId, eventId, runId }: { studioId: string; eventId: string; runId: string },
	{ removed, shifted }: Placement,
): Promise<void> {
	const moves = shifted.map((shift) => ({ ...shift, newRunId: newId() }))
	const moved = await movedBy(db, moves)
	await keepRemoved(db, {
		studioId,
		eventId,
		now,
		runs: removed.map((run) => run.id),
		changedRuns: moves.map((shift) => shift.run.id),
		workouts: [...moved.values()].flat(),
		placedRuns: [runId, ...moves.filter((shift) => shift.head).map((shift) => shift.newRunId)],
	})
	if (removed.length > 0)
		await db
			.deleteFrom('program_run')
			.where(
				'id',
				'in',
				removed.map((run) => run.id),
			)
			.execute()
	await shiftRuns(db, moves, moved)
}
