import { expect, test } from 'vitest'
import { createClient } from '#features/clients/use-cases/create-client.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { from, goodPassword, person, whoHas } from '#features/testing/people.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { clientInvitation, invitationByLink } from './queries/invitations.ts'
import { acceptInvitation } from './use-cases/accept-invitation.ts'
import { acceptInvitationAsMe } from './use-cases/accept-invitation-as-me.ts'
import { inviteClient } from './use-cases/invite-client.ts'
import { inviteStaff } from './use-cases/invite-staff.ts'
import { logIn } from './use-cases/log-in.ts'
import { resendInvitation } from './use-cases/resend-invitation.ts'
import { withdrawInvitation } from './use-cases/withdraw-invitation.ts'

useHouse()

let serial = 0
const fresh = () => `guest-${++serial}@example.test`

async function linkFor(address: string): Promise<string> {
	await drain()
	const mail = posted.findLast((each) => each.to === address)
	const token = /\/invitation\/([\w-]+)/.exec(mail?.text ?? '')?.[1]
	if (!token) throw new Error(`no invitation was mailed to ${address}`)
	return token
}

async function invited(world: TestStudio) {
	const email = fresh()
	const { clientId } = must(
		await as(world.coach).do(createClient, { firstName: 'Inès', lastName: 'Moreau', email }),
	)
	const { invitationId } = must(await as(world.coach).do(inviteClient, { clientId }))
	return { email, clientId, invitationId, token: await linkFor(email) }
}

const asGuest = (world: TestStudio, address = '203.0.113.1') =>
	from({ address }, visitor('en', null, world.id))
const accepting = (token: string) => ({ token, name: 'Inès Moreau', newPassword: goodPassword })

test('2.1, I33 an invited client sees the studio, chooses a password and is in; the link is dead afterwards', async () => {
	const world = await studio()
	const { email, clientId, token } = await invited(world)
	const guest = visitor('en', null, world.id)
	expect(await as(guest).ask(invitationByLink, { token })).toMatchObject({
		email,
		name: 'Inès Moreau',
		hasAccount: false,
	})
	expect(await asGuest(world)(acceptInvitation, { ...accepting(token), newPassword: 'short' })).toMatchObject(
		{
			field: 'newPassword',
		},
	)
	const entered = must(await asGuest(world)(acceptInvitation, accepting(token)))
	expect(entered.goes).toBe('/client')
	expect(await whoHas(entered.session)).toMatchObject({ kind: 'client', id: clientId, studioId: world.id })
	const accepted = await within(world.id, (db) =>
		db.selectFrom('event').select('actor_name').where('name', '=', 'accounts.invitation-accepted').execute(),
	)
	// 1.6: a visitor until this very act, but not nobody.
	expect(accepted).toEqual([{ actor_name: 'Inès Moreau' }])
	must(await from({})(logIn, { email, password: goodPassword }))
	expect(await as(guest).ask(invitationByLink, { token })).toBeNull()
	expect(await asGuest(world)(acceptInvitation, accepting(token))).toMatchObject({ code: 'link_expired' })
})

test('I33 one invitation accepted by twenty at once makes one account and one place', async () => {
	const world = await studio()
	const { email, clientId, token } = await invited(world)
	const outcomes = await Promise.all(
		Array.from({ length: 20 }, (_, at) =>
			asGuest(world, `198.51.100.${at}`)(acceptInvitation, accepting(token)),
		),
	)
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
	const rows = await within(world.id, async (db) => ({
		accounts: await db.selectFrom('account').select('id').where('email', '=', email).execute(),
		access: await db.selectFrom('client').select('account_id').where('id', '=', clientId).execute(),
		events: await db
			.selectFrom('event')
			.select('id')
			.where('name', '=', 'accounts.invitation-accepted')
			.execute(),
	}))
	expect(rows.accounts).toHaveLength(1)
	expect(rows.access).toEqual([{ account_id: rows.accounts[0]?.id }])
	expect(rows.events).toHaveLength(1)
})

test('I33 so does a team invitation', async () => {
	const world = await studio()
	const email = fresh()
	must(await as(world.owner).do(inviteStaff, { name: 'Sam', email, role: 'assistant' }))
	const token = await linkFor(email)
	const outcomes = await Promise.all(
		Array.from({ length: 20 }, (_, at) =>
			asGuest(world, `198.51.100.${at}`)(acceptInvitation, accepting(token)),
		),
	)
	const [entered] = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
	expect(await whoHas(entered?.session ?? '')).toMatchObject({ kind: 'staff', role: 'assistant' })
	const staff = await within(world.id, (db) =>
		db.selectFrom('staff').select('id').where('role', '=', 'assistant').execute(),
	)
	expect(staff).toHaveLength(1)
})

test('1.5 with an account of another address one logs in and accepts; the proven mailbox becomes a way in', async () => {
	const world = await studio()
	const { email, clientId, token } = await invited(world)
	const { id, email: own } = await person()
	const session = must(await from({})(logIn, { email: own, password: goodPassword }))
	if (session.is !== 'in') throw new Error('no session')
	const me = from({ session: session.session }, visitor('en', id, world.id))
	expect(must(await me(acceptInvitationAsMe, { token })).goes).toBe('/client')
	expect(await whoHas(session.session)).toMatchObject({ kind: 'client', id: clientId })
	must(await from({})(logIn, { email, password: goodPassword }))
})

test('I34 the link never opens an account that has the address already', async () => {
	const world = await studio()
	const { id, email } = await person(fresh())
	const { clientId } = must(await as(world.coach).do(createClient, { firstName: 'Nora', email }))
	must(await as(world.coach).do(inviteClient, { clientId }))
	const token = await linkFor(email)
	expect(await asGuest(world)(acceptInvitation, accepting(token))).toMatchObject({ code: 'log_in_to_accept' })
	must(await from({}, visitor('en', id, world.id))(acceptInvitationAsMe, { token }))
})

test('an invitation is sent again with a new link, runs out after fourteen days, and can be withdrawn', async () => {
	const world = await studio()
	const { email, clientId, invitationId, token } = await invited(world)
	must(await as(world.coach).do(resendInvitation, { invitationId }))
	const second = await linkFor(email)
	expect(second).not.toBe(token)
	expect(await asGuest(world)(acceptInvitation, accepting(token))).toMatchObject({ code: 'link_expired' })
	setClock(() => new Date(Date.now() + 15 * 86_400_000))
	expect(await as(world.coach).ask(clientInvitation, { clientId })).toMatchObject({ state: 'expired' })
	expect(await asGuest(world)(acceptInvitation, accepting(second))).toMatchObject({ code: 'link_expired' })
	must(await as(world.coach).do(resendInvitation, { invitationId }))
	const third = await linkFor(email)
	must(await as(world.coach).do(withdrawInvitation, { invitationId }))
	expect(await asGuest(world)(acceptInvitation, accepting(third))).toMatchObject({ code: 'link_expired' })
	setClock(null)
	expect(await as(world.coach).do(resendInvitation, { invitationId })).toMatchObject({
		code: 'invitation_is_closed',
	})
})

test('1.3 only the client’s own staff invite them, and only an owner asks somebody into the team', async () => {
	const world = await studio()
	const { clientId } = must(await as(world.coach).do(createClient, { firstName: 'X', email: fresh() }))
	const stranger = await staffMember(world.id, 'coach')
	for (const actor of [stranger, world.client, (await studio()).owner])
		expect(await as(actor).do(inviteClient, { clientId })).toMatchObject({ code: 'not_found' })
	for (const actor of [world.coach, world.client])
		expect(await as(actor).do(inviteStaff, { name: 'Y', email: fresh(), role: 'owner' })).toMatchObject({
			code: 'not_found',
		})
})

test('a preview of an invitation says who would be told, and sends nothing', async () => {
	const world = await studio()
	const email = fresh()
	const { clientId } = must(await as(world.coach).do(createClient, { firstName: 'Zoé', email }))
	const outcome = await as(world.coach).preview(inviteClient, { clientId })
	expect(outcome).toMatchObject({ ok: true, effects: [{ kind: 'told' }] })
	await drain()
	expect(posted.some((mail) => mail.to === email)).toBe(false)
})

test('1.4 a link with another studio in it is nobody’s', async () => {
	const [one, two] = [await studio(), await studio()]
	const { token } = await invited(one)
	expect(await asGuest(two)(acceptInvitation, accepting(token))).toMatchObject({ code: 'link_expired' })
})

test('I33 of five people who accept one link at once with accounts of their own, one becomes the client', async () => {
	const world = await studio()
	const { clientId, token } = await invited(world)
	const people = await Promise.all(Array.from({ length: 5 }, () => person(fresh())))
	const outcomes = await Promise.all(
		people.map(({ id }) => from({}, visitor('en', id, world.id))(acceptInvitationAsMe, { token })),
	)
	const winners = people.filter((_, at) => outcomes[at]?.ok).map(({ id }) => id)
	expect(winners).toHaveLength(1)
	const ids = people.map(({ id }) => id)
	const rows = await within(world.id, async (db) => ({
		client: await db.selectFrom('client').select('account_id').where('id', '=', clientId).executeTakeFirst(),
		access: await db
			.selectFrom('studio_access')
			.select('account_id')
			.where('account_id', 'in', ids)
			.execute(),
	}))
	expect(rows).toEqual({ client: { account_id: winners[0] }, access: [{ account_id: winners[0] }] })
})
