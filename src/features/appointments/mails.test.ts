import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { furnishing } from '#features/house.ts'
import { kindText } from '#features/notifications/queries/kind-text.ts'
import { filled, paragraphsOf } from '#features/notifications/rules/placeholders.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { kindTitle } from '#platform/telling/kinds.ts'
import { renderMail } from '#platform/telling/layout.ts'
import { gistOf } from '#platform/telling/texts.ts'
import { approveRequest } from './use-cases/approve-request.ts'
import { bookAppointment } from './use-cases/book-appointment.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { createType } from './use-cases/create-type.ts'
import { declineRequest } from './use-cases/decline-request.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'

useHouse()

const ours = furnishing.messageKinds.filter(({ params }) => params.includes('when'))
const languages = ['en', 'fr'] as const
const each = ours.flatMap((kind) => languages.map((locale) => [kind.kind, locale, kind] as const))
/** What may be missing; everything else is always there. */
const optional = ['where', 'manage', 'changes', 'reason', 'was']

test('there are thirteen kinds about appointments', () => {
	expect(ours.map(({ kind }) => kind)).toHaveLength(13)
})

describe('7.4–7.6 what a message says', () => {
	test.each(each)(
		'%s in %s reads well with everything, and with nothing that may be missing',
		(_, locale, kind) => {
			const full = kind.example?.(locale) ?? {}
			const bare = { ...full, ...Object.fromEntries(optional.map((name) => [name, ''])) }
			for (const params of [full, bare]) {
				const body = kind.body(params, locale, 'vous')
				const subject = kind.subject(params, locale, 'vous')
				const { text } = renderMail({
					...{ subject, body, button: kind.button(locale), link: 'https://x.example/client', locale },
					...{ studioName: 'Studio', brand: null, form: 'vous', essential: kind.essential },
				})
				expect(`${subject} ${text}`).not.toMatch(/[{}]|undefined|“”|«\s*»|\(\)| {2}/)
				expect(text).not.toContain('\n\n\n')
				// What ends with a colon is followed by what it announces.
				for (const paragraph of text.split('\n\n')) expect(paragraph.trim()).not.toMatch(/:$/)
				expect(text).toContain('18:30–19:30')
				// What a phone shows says which session, and when.
				expect(gistOf(body)).toContain(params.title)
				expect(gistOf(body)).toMatch(/18:30–19:30|documents|Squat|squat|éléments|added/)
			}
		},
	)

	test.each(each)('%s in %s has a title, and an example for each of its names', (_, locale, kind) => {
		expect(kindTitle(kind, locale)).not.toMatch(/[{}…]/)
		const example = kind.example?.(locale) ?? {}
		for (const name of kind.params) expect(example[name], name).toBeTruthy()
	})

	test('13.1 the settings show each kind in both languages as it will read', async () => {
		const house = await studio()
		for (const { kind } of ours) {
			const { languages: shown } = await as(house.owner).ask(kindText, { kind })
			expect(shown.map(({ locale }) => locale)).toEqual(['en', 'fr'])
			for (const { text, example } of shown) {
				expect(filled(text.subject, example)).not.toMatch(/[{}]/)
				expect(paragraphsOf(text.body, example).join(' ')).not.toMatch(/[{}]/)
			}
		}
	})
})

describe('7.5 what people hear', () => {
	const session = { title: 'Technique', startsAt: '2026-03-10T18:00', minutes: 60 }
	const begin = async (locale: 'en' | 'fr' = 'en') => {
		setClock(() => new Date('2026-03-02T08:00:00Z'))
		return studio({ locale })
	}
	const booked = async (house: TestStudio, more: object = {}) =>
		must(await as(house.coach).do(createAppointment, { ...session, clientIds: [house.client.id], ...more }))
			.appointmentIds[0] as string
	const openDays = ({ id: studio_id, coach }: TestStudio) =>
		within(studio_id, async (db) => {
			const row = { studio_id, staff_id: coach.id }
			await db.insertInto('coach_schedule').values(row).execute()
			const days = [1, 2, 3, 4, 5].map((weekday) => ({ ...row, weekday, from_minute: 480, to_minute: 1200 }))
			await db.insertInto('weekly_hours').values(days).execute()
		})
	/** As one would type it: without the spaces that never break. */
	const plain = (text: string) => text.replaceAll('\u00a0', ' ')
	const texts = async () => {
		await drain()
		return posted
			.splice(0)
			.map(({ subject, text }) => ({ subject: plain(subject), text: plain(text).split('\n\n-- ')[0] ?? '' }))
	}

	test('a coach’s reason for cancelling, in the client’s language; without one, nothing stands in its place', async () => {
		const house = await begin('fr')
		const reason = 'La salle est fermée.'
		must(await as(house.coach).do(cancelAppointment, { appointmentId: await booked(house), reason }))
		const [why] = await texts()
		expect(why?.subject).toBe('Annulée : Technique')
		expect(why?.text).toContain(
			'Mardi 10 mars 2026, 18:00–19:00\n\nMotif indiqué : « La salle est fermée. »\n\n',
		)
		must(await as(house.coach).do(cancelAppointment, { appointmentId: await booked(house) }))
		const [without] = await texts()
		expect(without?.text).toContain('18:00–19:00\n\nVoir mes séances')
	})

	test('a client’s reason reaches the coach', async () => {
		const house = await begin()
		must(await as(house.client).do(cancelPlace, { appointmentId: await booked(house), reason: 'flu' }))
		const toCoach = (await texts()).find(({ subject }) => subject.startsWith('Amélie'))
		expect(toCoach?.text).toContain('The reason given: “flu”')
	})

	test('an update names what was, in a sentence of the reader’s language', async () => {
		const house = await begin('fr')
		const id = await booked(house, { notify: true, link: 'https://meet.example.org/a' })
		expect((await texts())[0]?.text).toContain('Lieu : https://meet.example.org/a')
		must(
			await as(house.coach).do(editAppointment, {
				appointmentId: id,
				startsAt: '2026-03-11T18:00',
				notify: true,
			}),
		)
		expect((await texts())[0]?.text).toContain('Auparavant : mardi 10 mars 2026, 18:00–19:00')
	})

	test('a request, its declining with a reason, and another that is confirmed', async () => {
		const house = await begin()
		await openDays(house)
		const { typeId } = must(
			await as(house.coach).do(createType, {
				...{ name: 'Assessment', durationMinutes: 60, selfBooking: 'clients', needsApproval: true },
				coachIds: [house.coach.id],
			}),
		)
		const ask = () =>
			as(house.client).do(bookAppointment, { typeId, startsAt: '2026-03-10T09:00:00Z' }).then(must)
		const { appointmentId } = await ask()
		expect((await texts()).map(({ subject }) => subject).sort()).toEqual([
			'Amélie Durand asks for: Assessment',
			'Asked for: Assessment',
		])
		must(await as(house.coach).do(declineRequest, { appointmentId, reason: 'I am away.' }))
		const [declined] = await texts()
		expect(declined?.text).toContain('10:00–11:00\n\nThe reason given: “I am away.”\n\nYou can choose')
		must(await as(house.coach).do(approveRequest, { appointmentId: (await ask()).appointmentId }))
		expect((await texts()).map(({ subject }) => subject)).toContain('Confirmed: Assessment')
	})
})

test('I40 what has not yet followed when a client is deleted never does, and stands in nobody’s way', async () => {
	setClock(() => new Date('2026-03-01T08:00:00Z'))
	const house = await studio()
	const planned = { title: 'Technique', minutes: 60, startsAt: '2026-04-07T18:00', notify: true }
	must(await as(house.coach).do(createAppointment, { ...planned, clientIds: [house.client.id] }))
	posted.length = 0
	must(await as(house.owner).do(deleteClient, { clientId: house.client.id, confirm: house.client.name }))
	await drain()
	expect(posted.filter(({ subject }) => subject.includes('Technique'))).toEqual([])
	const stuck = await within(house.id, (db) =>
		sql`select 1 from event e where e.studio_id = ${house.id}::uuid and e.client_id = ${house.client.id}::uuid
			and not exists (select from reaction_done d where d.event_id = e.id)`.execute(db),
	)
	expect(stuck.rows).toEqual([])
})
