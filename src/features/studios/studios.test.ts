import { expect, test } from 'vitest'
import { inviteStaff } from '#features/accounts/use-cases/invite-staff.ts'
import { createClient } from '#features/clients/use-cases/create-client.ts'
import { ownerUrl, useHouse } from '#features/testing/house.ts'
import { from, goodPassword, whoHas, withPassword } from '#features/testing/people.ts'
import { as, staffMember, studio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { brandBySlug, studioSettings, whereSlugLeads } from './queries/settings.ts'
import { ownTrail, trail } from './queries/trail.ts'
import { slugOf } from './rules/slugs.ts'
import { setupLink } from './setup-link.ts'
import { changeSettings } from './use-cases/change-settings.ts'
import { createStudio } from './use-cases/create-studio.ts'
import { setUp } from './use-cases/set-up.ts'

useHouse()

const settingUp = (token: string) => ({
	...{ token, studioName: 'Atelier Nord', name: 'Nora Quill', newPassword: goodPassword },
	email: 'nora@example.test',
})

test('quality 3 an empty install prints a link that makes one studio and its owner, once', async () => {
	process.env.TOUCHLINE_DB_APP = ownerUrl()
	const first = await setupLink()
	const second = await setupLink()
	const tokenOf = (link: string | null) => link?.split('/setup/')[1] ?? ''
	expect(tokenOf(second)).toMatch(/^[\w-]{43}$/)
	const open = (token: string) => from({}, visitor('en', null, newId()))(setUp, settingUp(token))
	expect(await open(tokenOf(first))).toMatchObject({ code: 'link_expired' })
	const outcomes = await Promise.all(Array.from({ length: 10 }, () => open(tokenOf(second))))
	const [entered] = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
	expect(await whoHas(entered?.session ?? '')).toMatchObject({
		kind: 'staff',
		role: 'owner',
		name: 'Nora Quill',
	})
	expect(await setupLink()).toBeNull()
})

test('an owner opens another studio; a coach or a client does not', async () => {
	const { owner, coach, client } = await studio()
	await withPassword(owner.accountId)
	const open = (accountId: string) =>
		from({}, visitor('en', accountId, newId()))(createStudio, { name: 'Second Wind' })
	const { studioId } = must(await open(owner.accountId))
	const staff = await within(studioId, (db) =>
		db.selectFrom('staff').select(['role', 'account_id']).execute(),
	)
	expect(staff).toEqual([{ role: 'owner', account_id: owner.accountId }])
	// As she stands in her first studio, too: the second is made elsewhere, and its trail begins with her name.
	const third = must(await as(owner).do(createStudio, { name: 'Third Wind' }))
	expect(third.studioId).not.toBe(owner.studioId)
	expect(
		await within(third.studioId, (db) => db.selectFrom('event').select(['name', 'actor_name']).execute()),
	).toEqual([{ name: 'studios.created', actor_name: owner.name }])
	for (const who of [coach, client])
		expect(await as(who).do(createStudio, { name: 'No' })).toMatchObject({ code: 'not_found' })
	for (const who of [coach, client]) expect(await open(who.accountId)).toMatchObject({ code: 'not_found' })
})

test('1.2 a studio’s own slugs lead to log-in and client area; ours and others’ are refused', async () => {
	const [one, two] = [await studio(), await studio()]
	must(await as(one.owner).do(changeSettings, { login_slug: 'Chez-Nous', client_slug: 'mon-espace' }))
	const asked = visitor('en')
	expect(await as(asked).ask(whereSlugLeads, { slug: 'chez-nous' })).toMatchObject({ leadsTo: 'login' })
	expect(await as(asked).ask(whereSlugLeads, { slug: 'mon-espace' })).toMatchObject({ leadsTo: 'client' })
	expect(await as(two.owner).do(changeSettings, { login_slug: 'chez-nous' })).toMatchObject({
		code: 'slug_taken',
	})
	for (const slug of ['coach', 'login', 'api'])
		expect(await as(two.owner).do(changeSettings, { login_slug: slug })).toMatchObject({
			code: 'slug_reserved',
		})
	for (const slug of ['аpple', 'a b', '../x', 'x', '-x-'])
		expect(await as(two.owner).do(changeSettings, { login_slug: slug })).toMatchObject({ code: 'invalid' })
	must(await as(one.owner).do(changeSettings, { login_slug: null }))
	expect(await as(asked).ask(whereSlugLeads, { slug: 'chez-nous' })).toBeNull()
	must(await as(two.owner).do(changeSettings, { login_slug: 'chez-nous' }))
})

test('I30 a studio can’t point another’s slug, whatever it sends to the database', async () => {
	const [one, two] = [await studio(), await studio()]
	must(await as(one.owner).do(changeSettings, { login_slug: 'mine-alone' }))
	await within(two.id, (db) => db.updateTable('studio_slug').set({ leads_to: 'client' }).execute())
	await within(two.id, (db) => db.deleteFrom('studio_slug').execute())
	await expect(
		within(two.id, (db) =>
			db
				.insertInto('studio_slug')
				.values({ slug: 'stolen', studio_id: one.id, leads_to: 'client' })
				.execute(),
		),
	).rejects.toThrow('row-level security')
	expect(await as(visitor('en')).ask(whereSlugLeads, { slug: 'mine-alone' })).toMatchObject({
		leadsTo: 'login',
	})
})

test('1.6 settings change with before and after in the trail; a stale change is refused, a coach’s too', async () => {
	const { owner, coach } = await studio()
	const was = await as(owner).ask(studioSettings, {})
	must(await as(owner).do(changeSettings, { brand_colour: '#AA3300', currency: 'CHF', version: was.version }))
	expect(await as(owner).do(changeSettings, { currency: 'EUR', version: was.version })).toMatchObject({
		code: 'stale',
	})
	expect(await as(coach).do(changeSettings, { currency: 'EUR' })).toMatchObject({ code: 'not_found' })
	const { entries } = await as(owner).ask(trail, {})
	expect(entries[0]).toMatchObject({
		...{ who: owner.name, what: 'Studio settings changed', via: 'hand' },
		changes: expect.arrayContaining([{ field: 'Currency', before: 'EUR', after: 'CHF' }]),
	})
	expect(await as(visitor('en')).ask(brandBySlug, { slug: was.slug })).toEqual({
		name: was.name,
		colour: '#aa3300',
	})
	for (const wrong of [
		{ time_zone: '+02:00' },
		{ currency: 'XXX' },
		{ brand_colour: 'red' },
		{ week_starts_on: 7 },
	])
		expect(await as(owner).do(changeSettings, wrong)).toMatchObject({ code: 'invalid' })
})

test('1.6 owner, coach and client each read what concerns them, page by page', async () => {
	const { id, owner, coach, client } = await studio()
	const other = await staffMember(id, 'coach')
	must(await as(other).do(createClient, { firstName: 'Not', lastName: 'Hers' }))
	for (let at = 0; at < 55; at++) must(await as(coach).do(createClient, { firstName: `Client ${at}` }))
	must(await as(owner).do(inviteStaff, { name: 'Sam', email: 'sam-trail@example.test', role: 'coach' }))
	const first = await as(owner).ask(trail, {})
	const second = await as(owner).ask(trail, { before: first.next ?? undefined })
	expect([first.entries.length, second.entries.length, second.next]).toEqual([50, 7, null])
	const hers = await as(coach).ask(trail, { feature: 'clients' })
	expect([...hers.entries].every((entry) => entry.who === coach.name)).toBe(true)
	expect((await as(other).ask(trail, {})).entries).toHaveLength(1)
	expect((await as(client).ask(ownTrail, {})).entries).toHaveLength(0)
	await expect(as(client).ask(trail, {})).rejects.toThrow()
	expect((await as((await studio()).owner).ask(trail, {})).entries).toHaveLength(0)
})

test('I39 nobody edits the trail', async () => {
	const { id, owner } = await studio()
	must(await as(owner).do(changeSettings, { currency: 'CHF' }))
	await expect(
		within(id, (db) => db.updateTable('event').set({ actor_name: 'x' }).execute()),
	).rejects.toThrow('permission')
	await expect(within(id, (db) => db.deleteFrom('event').execute())).rejects.toThrow('permission')
})

test.each([
	['Atelier Forêt & Cie', 'atelier-foret-cie'],
	['Login', 'studio-login'],
	['日本', 'studio-new'],
	['A', 'studio-a'],
])('a studio called %s has the slug %s', (name, slug) => {
	expect(slugOf(name)).toBe(slug)
})
