import { openTimes } from '#features/appointments/queries/open-to-all.ts'
import { addLink } from '#features/appointments/use-cases/add-link.ts'
import { bookAsGuest } from '#features/appointments/use-cases/book-as-guest.ts'
import { changeAppointmentSettings } from '#features/appointments/use-cases/change-appointment-settings.ts'
import { completeAppointment } from '#features/appointments/use-cases/complete-appointment.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { createType } from '#features/appointments/use-cases/create-type.ts'
import { markNoShow } from '#features/appointments/use-cases/mark-no-show.ts'
import { visitor } from '#platform/actor.ts'
import { reading } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { daysAgo, does, type Moment, monday, of, onDay, type Stage } from '../stage.ts'
import { guest, type StorySeries, series, terms, types } from '../story/appointments.ts'
import { isPaid } from './payments.ts'

type Ids = Map<string, string>

/** Types, weekly appointments and what became of them (7.1–7.4). */
export function appointmentMoments(stage: Stage): Moment[] {
	const typeIds: Ids = new Map()
	return [
		...types.map(({ key, by, coaches, ...type }) => ({
			at: daysAgo(stage, 120, '09:30'),
			happens: async () => {
				const coachIds = coaches.map((coach) => of(stage.staff, coach).id)
				const made = await does(stage, of(stage.staff, by), createType, { ...type, coachIds })
				typeIds.set(key, made.typeId)
			},
		})),
		...series.flatMap((each) => weekly(stage, each, typeIds)),
		talk(stage),
		booksAsGuest(stage, typeIds),
		{
			at: daysAgo(stage, 120, '10:15'),
			happens: () => does(stage, of(stage.staff, 'camille'), changeAppointmentSettings, terms),
		},
	]
}

/** An appointment that comes back, told when it was planned; each one that is over was noted the same evening. */
function weekly(stage: Stage, told: StorySeries, typeIds: Ids): Moment[] {
	const ids: string[] = []
	const day = (n: number) => addDays(monday(stage, n - told.began), told.weekday - 1)
	const coach = () => of(stage.staff, told.coach)
	const plan = async () => {
		const made = await does(stage, coach(), createAppointment, {
			...{ typeId: of(typeIds, told.type), startsAt: `${day(0)}T${told.time}`, zone: coach().timeZone },
			clientIds: told.clients.map((key) => of(stage.clients, key).id),
			repeat: { everyWeeks: 1, weekdays: [], count: told.count },
			notify: true,
		})
		ids.push(...made.appointmentIds)
	}
	const past = Array.from({ length: told.count }, (_, n) => n).filter((n) => day(n) < stage.today)
	return [
		{ at: onDay(addDays(day(0), -5), '12:10'), happens: plan },
		...past.map((n) => ({
			at: onDay(day(n), '20:30'),
			happens: () => noteHow(stage, told, { id: ids[n] ?? '', n, past }),
		})),
	]
}

type Over = { id: string; n: number; past: readonly number[] }

async function noteHow(stage: Stage, told: StorySeries, { id: appointmentId, n, past }: Over): Promise<void> {
	const coach = of(stage.staff, told.coach)
	const [first = ''] = told.clients
	if (told.missed !== undefined && n === told.began - told.missed)
		await does(stage, coach, markNoShow, { appointmentId, clientId: of(stage.clients, first).id })
	else await does(stage, coach, completeAppointment, { appointmentId })
	if (past.length - past.indexOf(n) <= (told.unpaid ?? 0)) return
	for (const key of told.clients) await isPaid(stage, { coach: told.coach, appointmentId, key, n })
}

/** Saved, and nobody told yet: it waits under "to confirm" (7.4). */
const talk = (stage: Stage): Moment => ({
	at: daysAgo(stage, 1, '16:40'),
	happens: async () => {
		const camille = of(stage.staff, 'camille')
		const made = await does(stage, camille, createAppointment, {
			...{ title: 'Point trimestriel', startsAt: `${addDays(monday(stage, 1), 3)}T12:15`, minutes: 30 },
			...{ clientIds: [of(stage.clients, 'olivier').id], place: 'Atelier Force, Lyon' },
			privateNotes: 'Parler du genou et du semi de mai.',
		})
		const [appointmentId = ''] = made.appointmentIds
		const url = 'https://example.org/semi-de-lyon'
		await does(stage, camille, addLink, { appointmentId, title: 'Le parcours du semi', url })
	},
})

/** The first free time of next week, by the public page; nobody of the studio had heard of her. */
const booksAsGuest = (stage: Stage, typeIds: Ids): Moment => ({
	at: daysAgo(stage, 1, '19:05'),
	happens: async () => {
		const { type, ...person } = guest
		const [somebody, typeId] = [visitor('fr', null, stage.studioId), of(typeIds, type)]
		const [from, to] = [monday(stage, 1), addDays(monday(stage, 1), 13)]
		const asked = { typeId, from, to, timeZone: 'Europe/Paris' }
		const { times } = await reading(somebody, ({ ask }) => ask(openTimes, asked))
		const startsAt = times[0]?.startsAt ?? ''
		await does(stage, somebody, bookAsGuest, { typeId, startsAt, timeZone: 'Europe/Paris', ...person })
	},
})
