import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id, newId } from '#platform/ids.ts'
import { type Acting, ok, type Refused, refuse, useCase } from '#platform/use-case.ts'
import { appointmentCreated } from '../events.ts'
import { Minutes, Notify, Place, Price, Title, Url, Wall, Zone } from '../fields.ts'
import { mayPlanFor } from '../permissions.ts'
import { type AppointmentTypeRow, bookableClients, studioBasics, usableType } from '../queries/basics.ts'
import { seesMoney } from '../queries/seen.ts'
import { occurrences } from '../rules/recurring.ts'
import { instantOf } from '../rules/wall-time.ts'
import { takenEffects } from './parts/by-package.ts'
import { coachConflicts, lockCoaches, timeTaken, writeTime } from './parts/coach-time.ts'
import { createdEffects } from './parts/effects.ts'
import { givePlaces, type NewPlace } from './parts/places.ts'
import { insertAppointments, insertSeries, type NewAppointment } from './parts/rows.ts'

const input = z.object({
	/** What isn't given comes from the type. */
	typeId: Id.nullish(),
	/** Missing: whoever creates it. */
	coachId: Id.nullish(),
	otherCoachIds: z.array(Id).max(20).default([]),
	clientIds: z.array(Id).max(500).default([]),
	title: Title.nullish(),
	startsAt: Wall,
	zone: Zone.nullish(),
	minutes: Minutes.nullish(),
	place: Place.nullish(),
	link: Url.nullish(),
	capacity: z.number().int().min(1).max(500).nullish(),
	priceMinor: Price.nullish(),
	privateNotes: z.string().trim().max(20_000).default(''),
	/** 10.2: taken from a package of the client that pays for it, where there is one; else it is owed. */
	byPackage: z.boolean().default(true),
	repeat: z
		.object({
			everyWeeks: z.number().int().min(1).max(12).default(1),
			weekdays: z.array(z.number().int().min(0).max(6)).max(7).default([]),
			count: z.number().int().min(2).max(104),
		})
		.nullish(),
	notify: Notify,
})
type Given = z.output<typeof input>
type Client = { id: string; name: string }

/**
 * 7.1, 7.2: staff put an appointment into the agenda, once or every so many weeks at the same wall time (I6). All of them or
 * none. By hand a coach may be booked outside their hours and within buffers, never twice at once (I1).
 */
export const createAppointment = useCase('appointments.create-appointment', {
	input,
	output: z.object({ appointmentIds: z.array(z.string()) }),
	subject: async ({ actor }, { coachId, otherCoachIds }) => {
		const first = coachId ?? staffIdOf(actor)
		return first ? { coachIds: [...new Set([first, ...otherCoachIds])] } : undefined
	},
	may: mayPlanFor,
	conflicts: coachConflicts,
	async run(acting, { coachIds }, given) {
		const { db, actor, emit } = acting
		// 1.3: an assistant schedules; notes and money are the coaches'.
		const closed = given.privateNotes !== '' || typeof given.priceMinor === 'number'
		if (closed && !seesMoney(actor)) return refuse('not_found')
		const type = given.typeId ? await usableType(db, given.typeId) : null
		if (type === undefined) return refuse('not_found')
		const clients = await bookableClients(db, actor, given.clientIds)
		if (clients.length !== new Set(given.clientIds).size) return refuse('not_found', {}, 'clientIds')
		const terms = termsOf(given, type, clients)
		if ('code' in terms) return terms
		if (!(await lockCoaches(db, coachIds))) return refuse('not_found', {}, 'coachId')
		const appointments = await planned(acting, given, { terms, coachIds, currency: type?.currency })
		const takings = appointments.map(({ id, startsAt, endsAt }) => ({
			...{ appointmentId: id, coachIds, startsAt, endsAt },
		}))
		// Looked at before anything is written: a list takes a hundred of these in one transaction, and one that is refused leaves nothing.
		const taken = await timeTaken(acting, takings)
		if (taken) return taken
		await insertAppointments(acting, appointments)
		await writeTime(acting, takings)
		await givePlaces(acting, placesFor(appointments, clients, given.byPackage))
		for (const { id, title, startsAt } of appointments)
			await emit(appointmentCreated, {
				clientId: clients.length === 1 ? (clients[0]?.id ?? null) : null,
				subject: { type: 'appointment', id },
				after: { title, startsAt: startsAt.toISOString(), clients: clients.map(({ name }) => name) },
				data: { appointmentId: id, startsAt: startsAt.toISOString(), notify: given.notify },
			})
		const effects = await createdEffects(acting, { appointments, clients, notify: given.notify })
		const appointmentIds = appointments.map(({ id }) => id)
		return ok({ appointmentIds }, [...effects, ...(await takenEffects(acting, appointmentIds))])
	},
})

type Terms = Pick<NewAppointment, 'title' | 'place' | 'link' | 'capacity' | 'priceMinor'> & {
	typeId: string | null
	minutes: number
}

/** What was given, else what the type says. */
function termsOf(given: Given, type: AppointmentTypeRow | null, clients: readonly Client[]): Terms | Refused {
	const minutes = given.minutes ?? type?.duration_minutes
	if (!minutes) return refuse('appointments_no_duration', {}, 'minutes')
	const title = given.title ?? type?.name
	if (!title) return refuse('appointments_no_title', {}, 'title')
	const capacity = given.capacity ?? Math.max(type?.capacity ?? 1, clients.length, 1)
	if (clients.length > capacity) return refuse('appointments_full', { seats: capacity }, 'clientIds')
	return {
		...{ typeId: type?.id ?? null, minutes, title, capacity },
		place: given.place ?? type?.place ?? '',
		// No link at all is null; not given is the type's.
		link: given.link === undefined ? (type?.link ?? null) : given.link,
		priceMinor: given.priceMinor ?? type?.price_minor ?? 0,
	}
}

type Planning = { terms: Terms; coachIds: readonly string[]; currency: string | undefined }

/** One row for each time. */
async function planned(
	acting: Acting,
	given: Given,
	{ terms: { minutes, ...terms }, coachIds, currency }: Planning,
): Promise<NewAppointment[]> {
	const basics = await studioBasics(acting.db)
	const zone = given.zone ?? basics.timeZone
	const { startsAt: first, repeat, privateNotes } = given
	const seriesId = repeat ? await insertSeries(acting, first, zone, repeat) : null
	const common = { ...terms, coachIds, seriesId, zone, privateNotes, currency: currency ?? basics.currency }
	return (repeat ? occurrences(first, repeat) : [first]).map((wall) => {
		const startsAt = instantOf(wall, zone)
		const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
		return { ...common, id: newId(), wall, startsAt, endsAt, status: 'booked', createdBy: 'coach' }
	})
}

const placesFor = (
	appointments: readonly NewAppointment[],
	clients: readonly Client[],
	byPackage: boolean,
): NewPlace[] =>
	appointments.flatMap(({ id, capacity, priceMinor, currency }) =>
		clients.map((client, n) => ({
			...{ appointmentId: id, clientId: client.id, status: 'booked' as const, seat: n + 1 },
			...{ capacity, priceMinor, currency, byPackage },
		})),
	)
