import { expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { from, goodPassword, person, withPassword } from '#features/testing/people.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { must } from '#platform/perform.ts'
import { ownEmails } from './queries/own.ts'
import { addEmail } from './use-cases/add-email.ts'
import { changeEmail } from './use-cases/change-email.ts'
import { changeOwnProfile } from './use-cases/change-own-profile.ts'
import { confirmEmail } from './use-cases/confirm-email.ts'
import { logIn } from './use-cases/log-in.ts'
import { removeEmail } from './use-cases/remove-email.ts'

useHouse()

async function tokenFor(address: string): Promise<string> {
	await drain()
	const mail = posted.findLast((each) => each.to === address)
	const token = /\/confirm\/([\w-]+)/.exec(mail?.text ?? '')?.[1]
	if (!token) throw new Error(`no link was mailed to ${address}`)
	return token
}
const confirm = (token: string) => from({})(confirmEmail, { token })
let serial = 0
const fresh = () => `fresh-${++serial}@example.test`

test('1.5 an address is added once its mailbox has confirmed, and is then a way in until it is removed', async () => {
	const { id, email } = await person()
	const me = visitor('en', id)
	const second = fresh()
	must(await from({}, me)(addEmail, { email: second, password: goodPassword }))
	expect(await from({})(logIn, { email: second, password: goodPassword })).toMatchObject({ ok: false })
	const token = await tokenFor(second)
	must(await confirm(token))
	expect(await confirm(token)).toMatchObject({ code: 'link_expired' })
	must(await from({})(logIn, { email: second, password: goodPassword }))
	expect(await as(me).ask(ownEmails, {})).toEqual([
		{ email, main: true },
		{ email: second, main: false },
	])
	expect(await as(me).do(removeEmail, { email })).toMatchObject({ code: 'not_found' })
	must(await as(me).do(removeEmail, { email: second }))
	expect(await from({})(logIn, { email: second, password: goodPassword })).toMatchObject({ ok: false })
})

test('1.1 adding somebody else’s address answers the same; its owner is told, and nothing comes of it', async () => {
	const [one, two] = [await person(), await person()]
	const me = from({}, visitor('en', one.id))
	const outcome = await me(addEmail, { email: two.email, password: goodPassword })
	expect(outcome).toMatchObject({ ok: true, value: { email: two.email } })
	await drain()
	expect(posted.findLast((mail) => mail.to === two.email)?.subject).toBe('You already have an account')
})

test('1.1 the main address changes when both mailboxes have confirmed, in either order, and not before', async () => {
	for (const order of [
		['old', 'new'],
		['new', 'old'],
	] as const) {
		const { id, email } = await person()
		const to = fresh()
		must(await from({}, visitor('en', id))(changeEmail, { email: to, password: goodPassword }))
		const tokens = { old: await tokenFor(email), new: await tokenFor(to) }
		expect(must(await confirm(tokens[order[0]]))).toEqual({ is: 'one of two', email: to })
		must(await from({})(logIn, { email, password: goodPassword }))
		expect(await from({})(logIn, { email: to, password: goodPassword })).toMatchObject({ ok: false })
		expect(must(await confirm(tokens[order[1]]))).toEqual({ is: 'changed', email: to })
		must(await from({})(logIn, { email: to, password: goodPassword }))
		expect(await from({})(logIn, { email, password: goodPassword })).toMatchObject({ ok: false })
	}
})

test('I33 both mailboxes confirming at once change it once', async () => {
	const { id, email } = await person()
	const to = fresh()
	must(await from({}, visitor('en', id))(changeEmail, { email: to, password: goodPassword }))
	const [old, neu] = [await tokenFor(email), await tokenFor(to)]
	const outcomes = await Promise.all([confirm(old), confirm(neu), confirm(old), confirm(neu)])
	expect(outcomes.filter((each) => each.ok && each.value.is === 'changed')).toHaveLength(1)
	expect(outcomes.filter((each) => each.ok)).toHaveLength(2)
})

test('2.4 a changed address is at once what the coach sees, with before and after in the trail', async () => {
	const { id, client } = await studio()
	await withPassword(client.accountId)
	const was = `${client.accountId}@example.test`
	const to = fresh()
	must(await from({}, client)(changeEmail, { email: to, password: goodPassword }))
	must(await confirm(await tokenFor(was)))
	must(await confirm(await tokenFor(to)))
	const seen = await within(id, async (db) => ({
		client: await db.selectFrom('client').select('email').where('id', '=', client.id).executeTakeFirst(),
		event: await db
			.selectFrom('event')
			.select(['before', 'after', 'actor_id', 'client_id'])
			.where('name', '=', 'accounts.profile-changed')
			.executeTakeFirst(),
	}))
	expect(seen.client?.email).toBe(to)
	expect(seen.event).toEqual({
		...{ before: { email: was }, after: { email: to }, actor_id: client.id, client_id: client.id },
	})
})

test('2.4 so is a changed name; another client’s row is not touched', async () => {
	const { id, client, otherClient } = await studio()
	must(
		await as(client).do(changeOwnProfile, {
			firstName: 'Zoé',
			lastName: 'Durand-Roux',
			phone: '+33 6 12 34 56 78',
		}),
	)
	const rows = await within(id, (db) =>
		db.selectFrom('client').select(['id', 'first_name', 'phone']).orderBy('id').execute(),
	)
	expect(rows).toContainEqual({ id: client.id, first_name: 'Zoé', phone: '+33 6 12 34 56 78' })
	expect(rows).toContainEqual({ id: otherClient.id, first_name: 'Ben', phone: null })
	const archived = { ...client, archived: true }
	expect(await as(archived).do(changeOwnProfile, { firstName: 'X' })).toMatchObject({ code: 'not_found' })
	for (const phone of ['+33 6;ext=1', 'x'.repeat(50)])
		expect(await as(client).do(changeOwnProfile, { firstName: 'Zoé', phone })).toMatchObject({
			code: 'invalid',
		})
	expect(await as(client).do(changeOwnProfile, { firstName: 'a\0b' })).toMatchObject({ code: 'invalid' })
})
