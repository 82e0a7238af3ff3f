import { expect } from 'vitest'
import { remind } from '#features/appointments/regular.ts'
import { cancelPlace } from '#features/appointments/use-cases/cancel-place.ts'
import { changeAppointmentSettings } from '#features/appointments/use-cases/change-appointment-settings.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { drain, posted } from '#features/testing/house.ts'
import { as, clientOf, staffMember, type TestStudio } from '#features/testing/studio.ts'
import { now, setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import type { Cases, Reply, Run, Stage } from '../case.ts'
import { json } from '../case.ts'
import { rowsOf } from '../state.ts'

/** A new coach of studio A with hours every day, and a type of theirs that clients book. */
async function coachWithHours({ a, arranged }: Stage): Promise<{ coachId: string; typeId: string }> {
	const { id: coachId } = await staffMember(a.studioId, 'coach')
	const house = { id: a.studioId, owner: a.owner, coach: a.coach } as unknown as TestStudio
	await openHours(house, coachId)
	const typeId = await bookable(house, { coachIds: [coachId] })
	await arranged()
	return { coachId, typeId }
}

/** A client takes a time. */
const book = ({ api }: Stage, typeId: string, startsAt: unknown): Promise<Reply> =>
	api('POST', '/appointments/book', { as: 'client', ...json({ typeId, startsAt }) })

/** Staff put something into the agenda. */
const plan = ({ api }: Stage, coachId: string, more: object): Promise<Reply> =>
	api('POST', '/appointments', {
		as: 'owner',
		...json({ coachId, title: 'Planned', startsAt: '2027-01-04T10:00', minutes: 60, ...more }),
	})

/** No start that a client may take, nor one that staff may plan. */
const noStart =
	(value?: () => unknown): Run =>
	async (stage, [text]) => {
		const { coachId, typeId } = await coachWithHours(stage)
		const startsAt = value ? value() : text
		return [await book(stage, typeId, startsAt), await plan(stage, coachId, { startsAt })]
	}

const inZone: Run = async (stage, [zone]) => {
	const { coachId } = await coachWithHours(stage)
	return [await plan(stage, coachId, { zone })]
}

const dayOff = ({ api }: Stage, coachId: string, span: object): Promise<Reply> =>
	api('POST', '/days-off', { as: 'owner', ...json({ coachId, ...span }) })

export const timeCases: Cases = {
	'FORM-29': async (stage) => {
		const { a } = stage
		const { coachId } = await coachWithHours(stage)
		must(await as(a.owner).do(changeAppointmentSettings, { cancellationHours: 48 }))
		const startsAt = '2027-03-10T10:00'
		const planned = { coachId, title: 'Soon', startsAt, minutes: 60, clientIds: [a.client.id] }
		const { appointmentIds } = must(await as(a.owner).do(createAppointment, planned))
		const appointmentId = appointmentIds[0] as string
		setClock(() => new Date('2027-03-08T09:01:00Z'))
		await stage.arranged()
		const reply = await stage.api('POST', `/appointments/${appointmentId}/places/cancel`, {
			as: 'client',
			...json({}),
		})
		setClock(() => new Date('2027-03-08T08:59:00Z'))
		expect(await as(a.client).preview(cancelPlace, { appointmentId })).toMatchObject({ ok: true })
		setClock(null)
		return [reply]
	},
	'TIME-01': noStart(),
	'TIME-03': async (stage) => {
		const { coachId, typeId } = await coachWithHours(stage)
		expect((await book(stage, typeId, '2027-10-31T02:30')).status).toBe(422)
		const twice = { startsAt: '2027-10-31T02:30', zone: 'Europe/Paris' }
		const replies = [await plan(stage, coachId, twice), await plan(stage, coachId, twice)]
		expect(replies.map(({ status }) => status)).toEqual([201, 409])
		const rows = await rowsOf<{ starts_at: Date }>(
			`select starts_at from appointment where starts_at between '2027-10-30' and '2027-11-01'`,
		)
		expect(rows.map(({ starts_at }) => starts_at.toISOString())).toEqual(['2027-10-31T00:30:00.000Z'])
		return replies
	},
	'TIME-05': async (stage) => {
		const { coachId } = await coachWithHours(stage)
		const weekly = { startsAt: '2027-03-22T10:00', zone: 'Europe/Paris', repeat: { everyWeeks: 1, count: 2 } }
		const reply = await plan(stage, coachId, { ...weekly, title: 'Weekly' })
		const rows = await rowsOf<{ starts_at: Date }>(
			`select starts_at from appointment where title = 'Weekly' order by starts_at`,
		)
		expect(rows.map(({ starts_at }) => starts_at.toISOString().slice(5, 16))).toEqual([
			'03-22T09:00',
			'03-29T08:00',
		])
		return [reply]
	},
	'TIME-07': inZone,
	'TIME-09': inZone,
	'TIME-11': noStart(),
	'TIME-13': noStart(() => 100_000_000_000_000_000_000),
	'TIME-15': async (stage) => {
		const { coachId } = await coachWithHours(stage)
		const backwards = { startsAt: '2027-01-02T10:00', endsAt: '2027-01-02T09:00' }
		return [
			await plan(stage, coachId, backwards),
			await plan(stage, coachId, { minutes: -60 }),
			await dayOff(stage, coachId, { from: '2027-01-03', to: '2027-01-02' }),
		]
	},
	'TIME-17': async (stage) => {
		const { coachId } = await coachWithHours(stage)
		return [
			await plan(stage, coachId, { endsAt: null }),
			await plan(stage, coachId, { minutes: null }),
			await dayOff(stage, coachId, { from: '2027-01-02', to: null }),
		]
	},
	'TIME-19': async (stage) => {
		const { typeId } = await coachWithHours(stage)
		return [await book(stage, typeId, new Date(now().getTime() - 60_000).toISOString())]
	},
	'TIME-21': async (stage, [startsAt]) => {
		const { typeId } = await coachWithHours(stage)
		return [await book(stage, typeId, startsAt)]
	},
	'TIME-23': async ({ form, api, a }, [day = '']) => {
		const leap: [string, string][] = [
			['clientId', a.client.id],
			['onDate', day],
			['title', 'Leap day'],
			['text', ''],
		]
		const reply = await form('calendars.add-workout', leap)
		const { body } = await api('GET', `/clients/${a.client.id}/calendar?from=${day}&to=${day}`, {
			as: 'owner',
		})
		expect(body).toContain('Leap day')
		return [reply]
	},
	'TIME-25': async (stage) => {
		const { form, a } = stage
		const { coachId } = await coachWithHours(stage)
		const somebody = { firstName: 'Reminded', lastName: '', coachId }
		const { id: clientId } = await clientOf(a.studioId, somebody)
		setClock(() => new Date('2027-03-20T08:00:00Z'))
		// The clocks go forward in the night to 28 March.
		const reply = await form('appointments.create-appointment', [
			...Object.entries({
				coachId,
				title: 'After the change',
				startsAt: '2027-03-28T10:00',
				zone: 'Europe/Paris',
			}),
			['minutes:number', '60'],
			['clientIds[]', clientId],
		])
		const reminded = async (at: string) => {
			setClock(() => new Date(at))
			await remind.run()
			await drain()
			return posted.filter(({ text }) => text.includes('After the change')).length
		}
		const counts = [await reminded('2027-03-27T08:59:00Z'), await reminded('2027-03-27T09:00:00Z')]
		expect([...counts, await reminded('2027-03-27T10:00:00Z')]).toEqual([0, 1, 1])
		setClock(null)
		return [reply]
	},
}
