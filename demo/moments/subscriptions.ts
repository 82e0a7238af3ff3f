import { addWorkout } from '#features/calendars/use-cases/add-workout.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { addWorkouts } from '#features/programs/use-cases/add-workouts.ts'
import { createProgram } from '#features/programs/use-cases/create-program.ts'
import { publishProgram } from '#features/programs/use-cases/publish-program.ts'
import { subscription } from '#features/subscriptions/queries/subscription.ts'
import { accept } from '#features/subscriptions/use-cases/accept.ts'
import { end } from '#features/subscriptions/use-cases/end.ts'
import { endMine } from '#features/subscriptions/use-cases/end-mine.ts'
import { invite } from '#features/subscriptions/use-cases/invite.ts'
import type { StaffActor } from '#platform/actor.ts'
import { reading } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { daysAgo, does, type Moment, monday, of, type Stage } from '../stage.ts'
import { programs } from '../story/programs.ts'
import { type StorySubscribed, type StorySubscriber, subscribed } from '../story/subscriptions.ts'
import { writeOut } from '../write-out.ts'

/** 1-2-1 and group programs, who is asked into them, and what becomes of it (3.4, 6). */
export const subscriptionMoments = (stage: Stage): Moment[] =>
	subscribed.flatMap((program) => [
		...makes(stage, program),
		...program.subscribers.flatMap((each) => asks(stage, program, each)),
	])

function makes(stage: Stage, program: StorySubscribed): Moment[] {
	const { key, by, title, description, type, weeks, daysAhead, startsInWeeks, from, price } = program
	const actor = () => of(stage.staff, by)
	const create = async () => {
		const startsOn = startsInWeeks === undefined ? null : monday(stage, startsInWeeks)
		const made = await does(stage, actor(), createProgram, {
			title,
			description,
			type,
			weeks,
			daysAhead,
			startsOn,
			...(price
				? {
						pricing: price.unit ? 'regular' : 'once',
						priceMinor: price.minor,
						...(price.unit ? { unit: price.unit } : {}),
					}
				: {}),
		})
		stage.programs.set(key, made.programId)
	}
	const fill = async () => {
		const source = programs.find((each) => each.key === from)
		const workouts = source ? writeOut(source, stage.exercises).filter(({ week }) => week <= weeks) : []
		const programId = of(stage.programs, key)
		if (workouts.length > 0) await does(stage, actor(), addWorkouts, { programId, workouts })
		await does(stage, actor(), publishProgram, { programId })
	}
	return [
		{ at: daysAgo(stage, program.created, '10:00'), happens: create },
		{ at: daysAgo(stage, program.created, '10:20'), happens: fill },
	]
}

function asks(stage: Stage, program: StorySubscribed, subscriber: StorySubscriber): Moment[] {
	const { client, asked, joined, ends, workouts = [] } = subscriber
	const coach = () => of(stage.staff, program.by)
	const found = { subscriptionId: '', calendarId: '' }
	const ask = async () => {
		const clientId = of(stage.clients, client).id
		Object.assign(
			found,
			await does(stage, coach(), invite, { programId: of(stage.programs, program.key), clientId }),
		)
		const { calendarId } = found
		for (const [day, title, text] of workouts)
			await does(stage, coach(), addWorkout, {
				clientId,
				calendarId,
				onDate: addDays(stage.today, day),
				title,
				text,
			})
	}
	const moments: Moment[] = [{ at: daysAgo(stage, asked, '11:40'), happens: ask }]
	if (joined !== undefined) {
		const happens = () =>
			does(stage, of(stage.clients, client), accept, { subscriptionId: found.subscriptionId })
		moments.push({ at: daysAgo(stage, joined, '18:45'), happens })
	}
	if (subscriber.paid !== undefined) {
		const happens = () => paysFor(stage, coach(), found.subscriptionId)
		moments.push({ at: daysAgo(stage, subscriber.paid, '19:05'), happens })
	}
	if (subscriber.leaves !== undefined) {
		const happens = () =>
			does(stage, of(stage.clients, client), endMine, { subscriptionId: found.subscriptionId })
		moments.push({ at: daysAgo(stage, subscriber.leaves, '20:30'), happens })
	}
	if (ends) {
		const happens = () => does(stage, coach(), end, { subscriptionId: found.subscriptionId, how: ends.how })
		moments.push({ at: daysAgo(stage, ends.days, '17:10'), happens })
	}
	return moments
}

/** What they owe to be let in is paid by transfer. */
async function paysFor(stage: Stage, coach: StaffActor, subscriptionId: string): Promise<void> {
	const { owed } = await reading(coach, ({ ask }) => ask(subscription, { subscriptionId }))
	if (owed) await does(stage, coach, recordPayment, { obligationId: owed.id, method: 'transfer' })
}
