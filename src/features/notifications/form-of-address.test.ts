import { expect, test } from 'vitest'
import { inviteClient } from '#features/accounts/use-cases/invite-client.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { furnishing } from '#features/house.ts'
import { changeSettings } from '#features/studios/use-cases/change-settings.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { programOf } from '#features/testing/shared-plans.ts'
import { as, clientOf, studio, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import { type FormOfAddress, formFor, namesInBraces } from '#platform/telling/kinds.ts'
import { kindText } from './queries/kind-text.ts'
import { notices } from './queries/notices.ts'

useHouse()

const formal = /(?<!\p{L})(vous|votre|vos|vôtre)(?!\p{L})/iu
const familiar = /(?<!\p{L})(tu|te|toi|ton|ta|tes|t’\p{L}+)(?!\p{L})/iu

test('13.1 every message to clients says tu or vous, never both; staff are always spoken to as vous', () => {
	for (const kind of furnishing.messageKinds) {
		const said = (form: FormOfAddress) => {
			const names = namesInBraces(kind)
			return `${kind.subject(names, 'fr', form)}\n${kind.body(names, 'fr', form)}`
		}
		expect.soft(said('vous'), kind.kind).not.toMatch(familiar)
		expect.soft(said('tu'), kind.kind).not.toMatch(kind.to === 'client' ? formal : familiar)
		expect(formFor(kind, 'tu')).toBe(kind.to === 'client' ? 'tu' : 'vous')
	}
})

/** A studio that speaks to its clients like this, and a client of it who reads French. */
async function speaking(form: FormOfAddress) {
	const at = await studio({ locale: 'fr' })
	must(await as(at.owner).do(changeSettings, { address_clients: form }))
	const client = await clientOf(at.id, { firstName: 'Amélie', lastName: '', coachId: at.coach.id })
	return { ...at, client: { ...client, locale: 'fr' as const } }
}
const to = (accountId: string) => posted.findLast((mail) => mail.to === `${accountId}@example.test`)

test('13.1 mail and notice of a program on the calendar follow the studio’s setting, footer included', async () => {
	for (const [form, mine] of [
		['tu', 'ton calendrier'],
		['vous', 'votre calendrier'],
	] as const) {
		const { id, coach, client } = await speaking(form)
		const program = await programOf(id)
		const placing = { clientId: client.id, programId: program.id, startsOn: '2026-03-02', tell: true }
		must(await as(coach).do(scheduleProgram, placing))
		await drain()
		const { subject, text } = to(client.accountId) ?? {}
		expect(subject).toContain(mine)
		// Addresses have letters of their own.
		const said = `${subject}\n${text}`.replaceAll(/https?:\S+/g, '')
		expect(said).not.toMatch(form === 'tu' ? formal : familiar)
		const listed = await as(client).ask(notices, {})
		expect(listed.notices[0]?.title).toContain(mine)
	}
})

test('13.1, 2.1 so does an invitation, to somebody who has no account yet', async () => {
	const { id, coach, owner, client } = await speaking('tu')
	await within(id, (db) =>
		db.updateTable('client').set({ account_id: null }).where('id', '=', client.id).execute(),
	)
	must(await as(coach).do(inviteClient, { clientId: client.id }))
	await drain()
	const { subject, text } = to(client.accountId) ?? {}
	expect(subject).toMatch(/t’invite$/)
	expect(text).not.toMatch(formal)
	const { languages } = await as(owner).ask(kindText, { kind: 'client-invited' })
	expect(languages.find(({ locale }) => locale === 'fr')?.ours.body).toContain('Tu y choisiras')
})
