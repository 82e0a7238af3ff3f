import type { z } from 'zod'
import type { ClientActor, StaffActor, SystemActor, VisitorActor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { idsFollow } from '#platform/ids.ts'
import { must, perform } from '#platform/perform.ts'
import { reactionsTo } from '#platform/reactions.ts'
import { addDays, dayOf, weekOf } from '#platform/time/days.ts'
import type { UseCase } from '#platform/use-case.ts'
import { react } from '#platform/worker.ts'
import type { StaffKey } from './story/shape.ts'

const minute = 60_000

/** Where the story is told: who and what is already there, by the story's own names, and the clock. */
export type Stage = {
	readonly studioId: string
	/** The day the story is told on, in Lyon. */
	readonly today: string
	readonly staff: Map<StaffKey, StaffActor>
	readonly clients: Map<string, ClientActor>
	readonly groups: Map<string, string>
	readonly exercises: Map<string, string>
	readonly programs: Map<string, string>
	readonly fields: Map<string, string>
	readonly told: { actions: number }
}

export function emptyStage(studioId: string): Stage {
	return {
		studioId,
		today: dayOf(new Date(), 'Europe/Paris'),
		staff: new Map(),
		clients: new Map(),
		groups: new Map(),
		exercises: new Map(),
		programs: new Map(),
		fields: new Map(),
		told: { actions: 0 },
	}
}

/** Something that happens in the story, and when. Those of the same moment happen in the order of the list. */
export type Moment = { at: Date; happens: () => Promise<unknown> }

/** Tells moments in the order of time, each with the clock standing at it. What they lead to happens at once. */
export async function tellAll(moments: readonly Moment[]): Promise<void> {
	const latest = Date.now() - 20 * minute
	const inOrder = moments.toSorted((a, b) => a.at.getTime() - b.at.getTime())
	let at = new Date(0)
	setClock(() => at)
	idsFollow(() => at)
	try {
		for (const moment of inOrder) {
			at = new Date(Math.min(moment.at.getTime(), latest))
			await moment.happens()
		}
	} finally {
		setClock(null)
		idsFollow(null)
	}
}

/** An instant of the story: so many days ago, at a time of day in Lyon's zone as a clock in UTC would say it. */
export function daysAgo(stage: Stage, days: number, time = '09:00'): Date {
	return onDay(addDays(stage.today, -days), time)
}

export const onDay = (day: string, time: string): Date => new Date(`${day}T${time}:00Z`)

/** The Monday of this week, or of one before (negative) or after it. */
export const monday = (stage: Stage, weeks: number): string => addDays(weekOf(stage.today), weeks * 7)

export function of<K, V>(map: ReadonlyMap<K, V>, key: K): V {
	const value = map.get(key)
	if (value === undefined) throw new Error(`the demo's story has no ${String(key)}`)
	return value
}

/**
 * Does a use-case as somebody, now (in the story), with everything that follows from it: a worker would do that after
 * the first start, with mails for months of events. A refusal is a mistake in the story.
 */
export async function does<S, I extends z.ZodType, T>(
	stage: Stage,
	actor: StaffActor | ClientActor | VisitorActor | SystemActor,
	useCase: UseCase<S, I, T>,
	input: z.input<I>,
): Promise<T> {
	const outcome = await perform(useCase, input, { actor })
	const value = must(outcome)
	stage.told.actions++
	const events = outcome.ok ? outcome.events : []
	for (const { eventId, name } of events)
		for (const reaction of reactionsTo(name))
			await react({ studioId: stage.studioId, eventId, reaction: reaction.name })
	return value
}
