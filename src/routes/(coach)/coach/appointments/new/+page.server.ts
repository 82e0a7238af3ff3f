import { agendaChoices } from '#features/appointments/queries/choices.ts'
import { seesMoney } from '#features/appointments/queries/seen.ts'
import { types } from '#features/appointments/queries/types.ts'
import { startAsked } from '#features/appointments/rules/start-asked.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { clientProfile } from '#features/clients/queries/client-profile.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, now, actor }) => {
		const { coaches, currency } = await ask(agendaChoices, {})
		const { types: kinds } = await ask(types, {})
		const clientId = url.searchParams.get('clientId')
		const client = clientId ? await ask(clientProfile, { clientId }) : null
		const forAll = actor.kind === 'staff' && actor.role !== 'coach'
		const me = coaches.find(({ id }) => id === actor.id)?.id
		const theirs = forAll ? client?.primaryCoach?.id : undefined
		const typeId = url.searchParams.get('typeId')
		return {
			at: startAsked(url.searchParams.get('at'), dayOf(now, actor.timeZone)),
			...{ types: kinds, coaches, currency, timeZone: actor.timeZone },
			typeId: kinds.find(({ id }) => id === typeId)?.id ?? '',
			clients: client ? [{ id: client.id, name: client.name }] : [],
			coachId: theirs ?? me ?? coaches[0]?.id ?? '',
			forAll,
			money: seesMoney(actor),
		}
	},
	does: [thenGo(createAppointment, ({ appointmentIds }) => `/coach/appointments/${appointmentIds[0]}`)],
})
