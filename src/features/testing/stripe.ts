import { lookAtCharge } from '#features/charges/looking/look-at-charge.ts'
import { lookAtSetup } from '#features/charges/looking/look-at-setup.ts'
import { myCards } from '#features/charges/queries/cards.ts'
import { mySetup } from '#features/charges/queries/setups.ts'
import { askAboutAccounts, collectAgain, lookAround } from '#features/charges/regular.ts'
import { addSigningSecret } from '#features/charges/use-cases/add-signing-secret.ts'
import { beginCardSetup } from '#features/charges/use-cases/begin-card-setup.ts'
import { connectStripe } from '#features/charges/use-cases/connect-stripe.ts'
import { pay } from '#features/charges/use-cases/pay.ts'
import { now } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { type FakeStripe, startFakeStripe } from '../../../fakes/stripe/server.ts'
import type { Sold } from './payables.ts'
import { as, studio, type TestStudio, within } from './studio.ts'

/** A Stripe of this test's own, asked by Stripe's own client over HTTP. */
export async function useStripe(): Promise<FakeStripe> {
	// By the test's clock: on another one, everything it was asked for would be over already.
	const fake = await startFakeStripe({ clock: () => now().getTime() })
	process.env.STRIPE_API = fake.url
	return fake
}

/** A studio that takes cards by this Stripe. */
export async function cardStudio(fake: FakeStripe): Promise<TestStudio> {
	const house = await studio()
	must(await as(house.owner).do(connectStripe, { secretKey: fake.key }))
	return house
}

/** Events of this Stripe are believed by this studio; returns the secret. */
export async function listens(house: TestStudio, signingSecret = 'whsec_testtesttesttest'): Promise<string> {
	must(await as(house.owner).do(addSigningSecret, { signingSecret }))
	return signingSecret
}

/** A client presses Pay, and what follows right after. Returns the charge. */
export async function pressPay(
	house: TestStudio,
	things: readonly Sold[],
	more: object = {},
): Promise<string> {
	const obligationIds = things.map(({ obligationId }) => obligationId)
	const { chargeId } = must(await as(house.client).do(pay, { obligationIds, ...more }))
	await lookAtCharge(house.id, chargeId)
	return chargeId
}

/** Whoever comes back from the provider's page has us look at the charge. */
export const looksAt = (house: { id: string }, chargeId: string): Promise<unknown> =>
	lookAtCharge(house.id, chargeId)

/** What stands in our row of a charge. */
export const rowOf = (house: { id: string }, chargeId: string) =>
	within(house.id, (db) =>
		db.selectFrom('charge').selectAll().where('id', '=', chargeId).executeTakeFirstOrThrow(),
	)

/** Enters a card on the hosted page and sends it, as a browser would; says where that leads. */
export async function entersCard(
	url: string,
	number: string,
	more: Record<string, string> = {},
): Promise<string> {
	const answer = await fetch(url, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams({ number, expiry: '12 / 34', cvc: '123', method: 'new', ...more }),
	})
	return answer.headers.get('location') ?? `${answer.status}`
}

/** At their bank, somebody says yes or no; says where that leads. */
export const answersBank = async (url: string, outcome: 'complete' | 'fail'): Promise<string> => {
	const answer = await fetch(url, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams({ outcome }),
	})
	return answer.headers.get('location') ?? `${answer.status}`
}

/** A client adds a card to keep, at their bank too where it asks. */
export async function keepsCard(
	house: TestStudio,
	fake: FakeStripe,
	number = '4242424242424242',
): Promise<string> {
	const { setupId } = must(await as(house.client).do(beginCardSetup, { consent: true }))
	await lookAtSetup(house.id, setupId)
	const { actionUrl } = await as(house.client).ask(mySetup, { setupId })
	const next = await entersCard(actionUrl ?? '', number)
	if (next.startsWith(fake.url)) await answersBank(next, 'complete')
	await lookAtSetup(house.id, setupId)
	const { cards } = await as(house.client).ask(myCards, {})
	return cards.find(({ last4 }) => number.endsWith(last4))?.id ?? ''
}

/** The round that asks whether accounts may charge again. */
export const asksAboutAccounts = (): Promise<void> => askAboutAccounts.run()

/** The round that asks cards again for what is being collected. */
export const asksCardsAgain = (): Promise<void> => collectAgain.run()

/** The round that looks again at every charge that is due. */
export const looksAround = (): Promise<void> => lookAround.run()
