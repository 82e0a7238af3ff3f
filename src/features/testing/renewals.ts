import { completeAppointment } from '#features/appointments/use-cases/complete-appointment.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { myRenewals } from '#features/renewals/queries/my-renewals.ts'
import type { RenewalView } from '#features/renewals/queries/view.ts'
import { enrol } from '#features/renewals/use-cases/enrol.ts'
import { now } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { hasPackage } from './packages.ts'
import { as, type TestStudio } from './studio.ts'

/** How ongoing training stands between the client and the coach of the house. */
export async function trainingNow(house: TestStudio, coachId = house.coach.id): Promise<RenewalView> {
	const { renewals } = await as(house.client).ask(myRenewals, {})
	const found = renewals.find((each) => each.coachId === coachId)
	if (!found) throw new Error('no package with this coach')
	return found
}

/** The client agrees, at the rate they read. Returns the enrolment. */
export async function enrols(house: TestStudio, coachId = house.coach.id): Promise<string> {
	const { rateMinor } = await trainingNow(house, coachId)
	const given = { coachId, rateMinor, consentVersion: 1, agreed: true }
	return must(await as(house.client).do(enrol, given)).enrolmentId
}

/** An enrolled client with so many sessions, paid. */
export async function enrolledWith(house: TestStudio, sessions: number, more: object = {}): Promise<string> {
	await hasPackage(house, { sessions, priceMinor: sessions * 4000, coachId: house.coach.id, ...more })
	return enrols(house)
}

/** A session of the client's that is over by now; each at a time of its own. */
let begun = 0
export async function hasBegun(house: TestStudio, typeId: string): Promise<string> {
	const at = new Date(now().getTime() - (2 + 2 * (begun++ % 200)) * 3_600_000)
	const startsAt = at.toISOString().slice(0, 16)
	const planned = { typeId, clientIds: [house.client.id], startsAt, zone: 'UTC', notify: false }
	return must(await as(house.coach).do(createAppointment, planned)).appointmentIds[0] ?? ''
}

export const completes = (house: TestStudio, appointmentId: string) =>
	as(house.coach).do(completeAppointment, { appointmentId })
