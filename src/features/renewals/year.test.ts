import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseDefaultCard } from '#features/charges/use-cases/choose-default-card.ts'
import { refundPackage } from '#features/packages/use-cases/refund-package.ts'
import { bookable } from '#features/testing/appointments.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { completes, enrolledWith, hasBegun, trainingNow } from '#features/testing/renewals.ts'
import { asksCardsAgain, cardStudio, keepsCard, looksAround, useStripe } from '#features/testing/stripe.ts'
import { as, type TestStudio } from '#features/testing/studio.ts'
import { type Lines, looksAtAll } from '#features/testing/year.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { goOnInNewMonth } from './regular.ts'
import { adjustEnrolment } from './use-cases/adjust-enrolment.ts'
import { answerRate } from './use-cases/answer-rate.ts'
import { bookSession } from './use-cases/book-session.ts'
import { endEnrolment } from './use-cases/end-enrolment.ts'
import { pauseEnrolment } from './use-cases/pause-enrolment.ts'
import { proposeRate } from './use-cases/propose-rate.ts'
import { resumeEnrolment } from './use-cases/resume-enrolment.ts'

useHouse()
let fake: FakeStripe
let house: TestStudio
let typeId: string
let enrolmentId: string
let look: () => Promise<Lines>
beforeAll(async () => {
	setClock(() => new Date('2026-03-02T15:00:00Z'))
	fake = await useStripe()
	house = await cardStudio(fake)
	await keepsCard(house, fake)
	typeId = await bookable(house, { priceMinor: 4500 })
	enrolmentId = await enrolledWith(house, 1)
	look = looksAtAll(house)
	await look()
	posted.length = 0
})
afterAll(() => fake.close())

const on = (day: string): void => setClock(() => new Date(`${day}T15:00:00Z`))
/** What the worker does on a day. */
async function works(day: string): Promise<void> {
	on(day)
	for (const round of [goOnInNewMonth.run, asksCardsAgain, drain, looksAround, drain]) await round()
}
/** The session on deck takes place, and is completed. */
async function trains(): Promise<void> {
	must(await completes(house, await hasBegun(house, typeId)))
	await drain()
}
const client = () => as(house.client)
const books = async () =>
	must(await client().do(bookSession, { enrolmentId, rateMinor: (await trainingNow(house)).rateMinor }))

test('a year in the life of ongoing training, month by month: every event, mail, ledger entry and receipt', async () => {
	const year: Record<string, Lines> = {}
	for (const [month, lives] of Object.entries(months)) {
		await lives()
		const { mails, ...lines } = await look()
		year[month] = { ...lines, mails: mails.map((each) => each.replace(/coach \d+/, 'the coach')) }
	}
	expect(year).toEqual(expected)
}, 120_000)

const months: Record<string, () => Promise<void>> = {
	'March: the last session of the package': async () => {
		on('2026-03-10')
		await trains()
	},
	'April: the session on deck': async () => {
		on('2026-04-10')
		await trains()
	},
	'May: the card is declined, and pays three days later': async () => {
		on('2026-05-10')
		fake.decline('4242', 'insufficient_funds')
		await trains()
		fake.decline('4242', null)
		await works('2026-05-13')
	},
	'June: paused': async () => {
		on('2026-06-08')
		must(await client().do(pauseEnrolment, { enrolmentId }))
		await trains()
	},
	'July: resumed, and the client books one': async () => {
		on('2026-07-06')
		must(await client().do(resumeEnrolment, { enrolmentId }))
		await books()
	},
	'August: skipped once': async () => {
		on('2026-08-03')
		must(await client().do(adjustEnrolment, { enrolmentId, skipsNext: true }))
		await trains()
		on('2026-08-20')
		await books()
	},
	'September: one a month, and a second is completed': async () => {
		on('2026-09-07')
		must(await client().do(adjustEnrolment, { enrolmentId, monthlyCap: 1 }))
		await trains()
		on('2026-09-21')
		await trains()
	},
	'October: a new month begins': async () => {
		await works('2026-10-01')
		must(await client().do(adjustEnrolment, { enrolmentId }))
	},
	'November: another rate is proposed and accepted': async () => {
		on('2026-11-02')
		must(await as(house.coach).do(proposeRate, { enrolmentId, rateMinor: 4400 }))
		await drain()
		must(await client().do(answerRate, { enrolmentId, rateMinor: 4400, accept: true }))
		on('2026-11-10')
		await trains()
	},
	'December: the session on deck is paid back, and another booked': async () => {
		on('2026-12-07')
		const packageId = (await trainingNow(house)).onDeck?.packageId ?? ''
		must(await as(house.coach).do(refundPackage, { packageId, method: 'card' }))
		await drain()
		await books()
	},
	'January: the card has expired, another one pays at once': async () => {
		on('2027-01-11')
		fake.decline('4242', 'expired_card')
		await trains()
		const cardId = await keepsCard(house, fake, '5555555555554444')
		must(await client().do(chooseDefaultCard, { cardId }))
	},
	'February: opted out': async () => {
		on('2027-02-08')
		must(await client().do(endEnrolment, { enrolmentId }))
		await trains()
		await works('2027-03-01')
	},
}
const trained = [
	'packages.credit-moved',
	'appointments.created',
	'appointments.completed',
	'packages.credit-moved',
]
const follows = ['packages.sold', 'charges.charge-begun', 'renewals.session-booked']
const paid = ['payments.payment-recorded', 'receipts.issued']
const refused = ['charges.charge-failed', 'charges.collection-failed']
const booked = (amount: string) => [
	`A session with the coach is booked at ${amount}`,
	`Amélie Durand: a session is booked at ${amount}`,
]
const [decided, usedUp] = ['Amélie Durand: ongoing training', '“Session on deck” is used up']
const received = (amount: string) => `Payment received: ${amount}`
/** A month in which money moves: 40.00 until a rate of 44.00 is accepted. */
const month = (events: string[], mails: string[], amount: string, receipts: string[]): Lines => ({
	...{ events, mails: mails.toSorted(), receipts },
	ledger: [`owed ${amount}`, `payment ${amount}`],
})
const quiet = (events: string[], mails: string[]): Lines => ({ events, mails, ledger: [], receipts: [] })
const plain = [...booked('€40.00'), received('€40.00')]
const dearer = [...booked('€44.00'), received('€44.00')]

// The first receipt was that of the package.
const expected: Record<string, Lines> = {
	'March: the last session of the package': month([...trained, ...follows, ...paid], plain, '40.00', [
		'receipt 2',
	]),
	'April: the session on deck': month([...trained, ...follows, ...paid], plain, '40.00', ['receipt 3']),
	'May: the card is declined, and pays three days later': month(
		[...trained, ...follows, ...refused, 'charges.charge-begun', ...paid],
		[
			...plain,
			'Amélie Durand: €40.00 for the session on deck could not be charged',
			'€40.00 for Session on deck could not be charged',
		],
		'40.00',
		['receipt 4'],
	),
	'June: paused': quiet(['renewals.paused', ...trained, 'renewals.passed-over'], [decided, usedUp]),
	'July: resumed, and the client books one': month(
		['renewals.resumed', ...follows, ...paid],
		[...plain, decided],
		'40.00',
		['receipt 5'],
	),
	'August: skipped once': month(
		['renewals.adjusted', ...trained, 'renewals.passed-over', ...follows, ...paid],
		[...plain, usedUp],
		'40.00',
		['receipt 6'],
	),
	'September: one a month, and a second is completed': month(
		['renewals.adjusted', ...trained, ...follows, ...paid, ...trained, 'renewals.passed-over'],
		[...plain, usedUp],
		'40.00',
		['receipt 7'],
	),
	'October: a new month begins': month([...follows, ...paid, 'renewals.adjusted'], plain, '40.00', [
		'receipt 8',
	]),
	'November: another rate is proposed and accepted': month(
		['renewals.rate-proposed', 'renewals.rate-answered', ...trained, ...follows, ...paid],
		[...dearer, decided, 'the coach proposes €44.00 a session'],
		'44.00',
		['receipt 9'],
	),
	'December: the session on deck is paid back, and another booked': {
		events: [
			...['charges.refund-begun', 'packages.refunded', 'payments.refund-recorded', 'receipts.issued'],
			...[...follows, ...paid],
		],
		mails: [...dearer, 'Refund: €44.00'],
		ledger: ['refund 44.00', 'owed 44.00', 'payment 44.00'],
		receipts: ['credit_note 10', 'receipt 11'],
	},
	'January: the card has expired, another one pays at once': month(
		[
			...[...trained, ...follows, ...refused, 'charges.card-kept', 'charges.default-card-chosen'],
			...['charges.charge-begun', ...paid],
		],
		[
			...dearer,
			'Amélie Durand: €44.00 could not be charged',
			'€44.00 for Session on deck could not be charged',
		],
		'44.00',
		// The first of a new year.
		['receipt 1'],
	),
	'February: opted out': quiet(['renewals.ended', ...trained], [decided, usedUp]),
}
