import { furnishing } from '#features/house.ts'
import { transaction } from '#platform/database/transaction.ts'
import { closeHouse, openHouse } from '#platform/house.ts'
import { newId } from '#platform/ids.ts'
import { appPool } from '#platform/perform.ts'
import { appointmentMoments } from './moments/appointments.ts'
import { availabilityMoments } from './moments/availability.ts'
import { bundleMoments } from './moments/bundles.ts'
import { calendarMoments } from './moments/calendars.ts'
import { conversationMoments } from './moments/conversations.ts'
import { earningMoments } from './moments/earnings.ts'
import { feeMoments } from './moments/fees.ts'
import { founding } from './moments/founding.ts'
import { habitMoments } from './moments/habits.ts'
import { importMoments } from './moments/imports.ts'
import { measurementMoments } from './moments/measurements.ts'
import { packageMoments } from './moments/packages.ts'
import { paymentMoments } from './moments/payments.ts'
import { peopleMoments } from './moments/people.ts'
import { programMoments } from './moments/programs.ts'
import { renewalMoments } from './moments/renewals.ts'
import { subscriptionMoments } from './moments/subscriptions.ts'
import { marks } from './present.ts'
import { settleMail } from './settle-mail.ts'
import { emptyStage, type Stage, tellAll } from './stage.ts'
import { train } from './train.ts'
import { trainByHand } from './train-by-hand.ts'

/** Opens the house on the database that `TOUCHLINE_DB_APP` and `TOUCHLINE_DB_WORKER` name, for the length of the story. */
export async function tellInOpenHouse(): Promise<void> {
	const { TOUCHLINE_DB_APP: appUrl = '', TOUCHLINE_DB_WORKER: workerUrl = '' } = process.env
	// The story needs no mail server: nothing of it is posted to anybody (settle-mail.ts).
	await openHouse(furnishing, { appUrl: unhurried(appUrl), workerUrl, works: false, post: async () => {} })
	try {
		await tellStory()
	} finally {
		await closeHouse()
	}
}

// Hundreds of small transactions need not each wait for the disk: were they lost, the next start would tell them again.
function unhurried(url: string): string {
	const address = new URL(url)
	address.searchParams.set('options', '-c synchronous_commit=off')
	return address.href
}

/** Tells the whole story in an open house, relative to today. */
export async function tellStory(): Promise<Stage> {
	const stage = emptyStage(newId())
	await mark(marks.begun)
	await tellAll([
		...founding(stage),
		...peopleMoments(stage),
		...programMoments(stage),
		...calendarMoments(stage),
		...importMoments(stage),
		...subscriptionMoments(stage),
		...availabilityMoments(stage),
		...appointmentMoments(stage),
		...bundleMoments(stage),
		...paymentMoments(stage),
		...feeMoments(stage),
		...packageMoments(stage),
		...earningMoments(stage),
		...renewalMoments(stage),
		...conversationMoments(stage),
		...habitMoments(stage),
		...measurementMoments(stage),
	])
	await tellAll(await trainByHand(stage))
	await train(stage)
	await settleMail(stage)
	await mark(marks.loaded)
	return stage
}

const mark = (name: string): Promise<void> =>
	transaction(appPool(), null, 'read write', async (db) => {
		await db.insertInto('install_secret').values({ name, value: '{}' }).execute()
		return { commit: true, value: undefined }
	})
