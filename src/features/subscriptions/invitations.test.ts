import { afterEach, beforeEach, expect, test } from 'vitest'
import { invitationByLink } from '#features/accounts/queries/invitations.ts'
import { acceptInvitation } from '#features/accounts/use-cases/accept-invitation.ts'
import { acceptInvitationAsMe } from '#features/accounts/use-cases/accept-invitation-as-me.ts'
import { inviteClient } from '#features/accounts/use-cases/invite-client.ts'
import { resendInvitation } from '#features/accounts/use-cases/resend-invitation.ts'
import { withdrawInvitation } from '#features/accounts/use-cases/withdraw-invitation.ts'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { createClient } from '#features/clients/use-cases/create-client.ts'
import { mergeClients } from '#features/clients/use-cases/merge-clients.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { from, goodPassword, person, whoHas } from '#features/testing/people.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { asked, inProgram, oneToOne } from '#features/testing/subscriptions.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { list } from './queries/list.ts'
import { accept } from './use-cases/accept.ts'
import { invite } from './use-cases/invite.ts'

useHouse()
const start = new Date('2026-03-02T08:00:00Z')
beforeEach(() => setClock(() => start))
afterEach(() => setClock(null))

let serial = 0
const fresh = () => `joins-${++serial}@example.test`

async function linkFor(address: string): Promise<string> {
	await drain()
	const mail = posted.findLast((each) => each.to === address)
	const token = /\/invitation\/([\w-]+)/.exec(mail?.text ?? '')?.[1]
	if (!token) throw new Error(`no invitation was mailed to ${address}`)
	return token
}

async function invited(house: TestStudio) {
	const email = fresh()
	const { id: programId } = await oneToOne(house.id)
	const made = must(
		await as(house.coach).do(invite, { programId, email, firstName: 'Nina', lastName: 'Bloom' }),
	)
	return { ...made, programId, email, token: await linkFor(email) }
}

const guest = (house: TestStudio) => from({ address: '203.0.113.7' }, visitor('en', null, house.id))
const accepting = (token: string) => ({ token, name: 'Nina Bloom', newPassword: goodPassword })
const stateOf = async (house: TestStudio, programId: string) =>
	(await as(house.coach).ask(list, { programId })).subscriptions.map(({ state, expired }) =>
		expired ? 'expired' : state,
	)

test('6.2, 6.3 a new person becomes a client, accepts by the link with a new account, and is active at once; coaches hear of it', async () => {
	const house = await studio()
	const { clientId, programId, email, token } = await invited(house)
	expect(posted.findLast((each) => each.to === email)?.subject).toContain('Coaching')
	expect(await stateOf(house, programId)).toEqual(['pending'])
	const entered = must(await guest(house)(acceptInvitation, accepting(token)))
	expect(await whoHas(entered.session)).toMatchObject({ kind: 'client', id: clientId })
	expect(await stateOf(house, programId)).toEqual(['active'])
	await drain()
	const notices = await within(house.id, (db) =>
		db.selectFrom('notice').select(['kind', 'staff_id']).execute(),
	)
	expect(notices).toContainEqual({ kind: 'client-joined-program', staff_id: house.coach.id })
})

test('I33 twenty who accept at once make one subscription of it, and the link is dead afterwards', async () => {
	const house = await studio()
	const { programId, token } = await invited(house)
	const outcomes = await Promise.all(
		Array.from({ length: 20 }, (_, at) =>
			from({ address: `198.51.100.${at}` }, visitor('en', null, house.id))(
				acceptInvitation,
				accepting(token),
			),
		),
	)
	expect(outcomes.filter((each) => each.ok)).toHaveLength(1)
	expect(await stateOf(house, programId)).toEqual(['active'])
	expect(await as(visitor('en', null, house.id)).ask(invitationByLink, { token })).toBeNull()
})

test('6.2 logged in under another address: the link proves the invited one, and both are ways in', async () => {
	const house = await studio()
	const { clientId, programId, email, token } = await invited(house)
	const me = await person()
	must(await from({}, visitor('en', me.id, house.id))(acceptInvitationAsMe, { token }))
	const client = await within(house.id, (db) =>
		db.selectFrom('client').select('account_id').where('id', '=', clientId).executeTakeFirst(),
	)
	expect(client?.account_id).toBe(me.id)
	const ways = await within(null, (db) =>
		db.selectFrom('account_email').select('email').where('account_id', '=', me.id).orderBy('email').execute(),
	)
	expect(ways.map((each) => each.email).sort()).toEqual([email, me.email].sort())
	expect(await stateOf(house, programId)).toEqual(['active'])
})

test('I29 an invitation to a program never takes a client’s log-in away from them', async () => {
	const house = await studio()
	const { programId } = await asked(house, house.client)
	const token = await linkFor(`${house.client.accountId}@example.test`)
	const thief = await person()
	const asThief = from({}, visitor('en', thief.id, house.id))
	expect(await asThief(acceptInvitationAsMe, { token })).toMatchObject({
		code: 'invitation_of_other_account',
	})
	expect(await guest(house)(acceptInvitation, accepting(token))).toMatchObject({ code: 'log_in_to_accept' })
	expect(await as(visitor('en', null, house.id)).ask(invitationByLink, { token })).toMatchObject({
		about: 'Coaching',
		hasAccount: true,
	})
	must(await from({}, house.client)(acceptInvitationAsMe, { token }))
	expect(await stateOf(house, programId)).toEqual(['active'])
})

test('6.2 sent again the earlier link is dead; withdrawn both are, and the client is listed under cancelled', async () => {
	const house = await studio()
	const { programId, invitationId, email, token } = await invited(house)
	must(await as(house.coach).do(resendInvitation, { invitationId }))
	const newer = await linkFor(email)
	expect(newer).not.toBe(token)
	expect(posted.findLast((each) => each.to === email)?.subject).toContain('Coaching')
	expect(await guest(house)(acceptInvitation, accepting(token))).toMatchObject({ code: 'link_expired' })
	must(await as(house.coach).do(withdrawInvitation, { invitationId }))
	expect(await guest(house)(acceptInvitation, accepting(newer))).toMatchObject({ code: 'link_expired' })
	expect(await stateOf(house, programId)).toEqual(['cancelled'])
	// Asked again on the same day: another invitation, the same client.
	must(await as(house.coach).do(invite, { programId, email }))
	expect(await stateOf(house, programId)).toEqual(['cancelled', 'pending'])
})

test('6.2 after fourteen days the link is too old, in the app as well, and says so in the list until it is sent again', async () => {
	const house = await studio()
	const { programId, subscriptionId } = await asked(house, house.client)
	setClock(() => new Date(start.getTime() + 15 * 86_400_000))
	expect(await stateOf(house, programId)).toEqual(['expired'])
	expect(await as(house.client).do(accept, { subscriptionId })).toMatchObject({ code: 'link_expired' })
})

test('6.2, 9.3 a known address is its client, whoever types it; others’ clients answer as on file', async () => {
	const house = await studio()
	const email = fresh()
	const { clientId } = must(await as(house.coach).do(createClient, { firstName: 'Inès', email }))
	const { id: programId } = await oneToOne(house.id)
	const look = await as(house.coach).preview(invite, { programId, email: email.toUpperCase() })
	expect(look).toMatchObject({ ok: true, effects: [{ kind: 'comes' }, { kind: 'told' }] })
	expect(must(await as(house.coach).do(invite, { programId, email })).clientId).toBe(clientId)
	expect(await as(house.coach).do(invite, { programId, email: fresh() })).toMatchObject({
		...{ code: 'subscription_needs_name', field: 'firstName' },
	})
	// Coming into the studio and into a program are two invitations: neither closes the other.
	must(await as(house.coach).do(inviteClient, { clientId }))
	expect(await stateOf(house, programId)).toEqual(['pending'])
})

test('3.5 a draft, a plan and an archived program invite nobody', async () => {
	const house = await studio()
	const { id: programId } = await oneToOne(house.id)
	for (const values of [
		{ published_at: null },
		{ type: 'plan', published_at: start },
		{ archived_at: start },
	]) {
		await within(house.id, (db) =>
			db.updateTable('program').set(values).where('id', '=', programId).execute(),
		)
		expect(await as(house.coach).do(invite, { programId, clientId: house.client.id })).toMatchObject({
			code: 'subscription_no_invitations',
		})
		await within(house.id, (db) => db.updateTable('program').set({ type: 'one_to_one' }).execute())
	}
})

test('1.5 merged records keep every subscription, each with its calendar; of two in one program the kept one’s stays', async () => {
	const house = await studio()
	const program = await oneToOne(house.id)
	await inProgram(house, house.client, { program })
	await inProgram(house, house.otherClient, { program })
	const more = await inProgram(house, house.otherClient)
	const pending = await asked(house, house.otherClient)
	must(
		await as(house.owner).do(mergeClients, {
			clientId: house.client.id,
			mergedClientId: house.otherClient.id,
		}),
	)
	const { subscriptions } = await as(house.owner).ask(list, { clientId: house.client.id })
	expect(subscriptions.map(({ programId, state }) => [programId, state]).sort()).toEqual(
		[
			[program.id, 'active'],
			[program.id, 'finished'],
			[more.programId, 'active'],
			[pending.programId, 'pending'],
		].sort(),
	)
	const { calendars } = await as(house.owner).ask(calendar, {
		clientId: house.client.id,
		from: '2026-03-02',
		to: '2026-03-09',
	})
	expect(calendars.filter(({ kind }) => kind === 'main')).toHaveLength(1)
	expect(calendars.filter(({ kind }) => kind === 'subscription')).toHaveLength(3)
})
