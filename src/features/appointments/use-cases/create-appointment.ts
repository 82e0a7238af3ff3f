import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id, newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { appointmentCreated } from '../events.ts'
import { Minutes, Notify, Place, Price, Title, Url, Wall, Zone } from '../fields.ts'
import { mayPlanFor } from '../permissions.ts'
import { bookableClients, studioBasics, usableType } from '../queries/basics.ts'
import { occurrences } from '../rules/recurring.ts'
import { instantOf } from '../rules/wall-time.ts'
import { coachConflicts, lockCoaches, takeTime } from './parts/coach-time.ts'
import { createdEffects } from './parts/effects.ts'
import { givePlaces } from './parts/places.ts'
import { insertAppointments, insertSeries } from './parts/rows.ts'

/**
 * 7.1, 7.2: staff put an appointment into the agenda, once or every so many weeks at the same wall time (I6). All of them or
 * none. By hand a coach may be booked outside their hours and within buffers, never twice at once (I1).
 */
export const createAppointment = useCase('appointments.create-appointment', {
	input: z.object({
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
		repeat: z
			.object({
				everyWeeks: z.number().int().min(1).max(12).default(1),
				weekdays: z.array(z.number().int().min(0).max(6)).max(7).default([]),
				count: z.number().int().min(2).max(104),
			})
			.nullish(),
		notify: Notify,
	}),
	output: z.object({ appointmentIds: z.array(z.string()) }),
	subject: async ({ actor }, { coachId, otherCoachIds }) => {
		const first = coachId ?? staffIdOf(actor)
		return first ? { coachIds: [...new Set([first, ...otherCoachIds])] } : undefined
	},
	may: mayPlanFor,
	conflicts: coachConflicts,
	async run(acting, { coachIds }, input) {
		const { db, actor, emit } = acting
		const type = input.typeId ? await usableType(db, input.typeId) : null
		if (type === undefined) return refuse('not_found')
		const clients = await bookableClients(db, actor, input.clientIds)
		if (clients.length !== new Set(input.clientIds).size) return refuse('not_found', {}, 'clientIds')
		const minutes = input.minutes ?? type?.duration_minutes
		if (!minutes) return refuse('appointments_no_duration', {}, 'minutes')
		const title = input.title ?? type?.name
		if (!title) return refuse('appointments_no_title', {}, 'title')
		const capacity = input.capacity ?? Math.max(type?.capacity ?? 1, clients.length, 1)
		if (clients.length > capacity) return refuse('appointments_full', { seats: capacity }, 'clientIds')
		if (!(await lockCoaches(db, coachIds))) return refuse('not_found', {}, 'coachId')
		const basics = await studioBasics(db)
		const zone = input.zone ?? basics.timeZone
		const walls = input.repeat ? occurrences(input.startsAt, input.repeat) : [input.startsAt]
		const seriesId = input.repeat ? await insertSeries(acting, input.startsAt, zone, input.repeat) : null
		const common = {
			typeId: type?.id ?? null,
			seriesId,
			coachIds,
			title,
			zone,
			place: input.place ?? type?.place ?? '',
			link: input.link ?? type?.link ?? null,
			capacity,
			priceMinor: input.priceMinor ?? type?.price_minor ?? 0,
			currency: type?.currency ?? basics.currency,
			privateNotes: input.privateNotes,
			status: 'booked' as const,
			createdBy: 'coach' as const,
		}
		const appointments = walls.map((wall) => {
			const startsAt = instantOf(wall, zone)
			return {
				...common,
				id: newId(),
				wall,
				startsAt,
				endsAt: new Date(startsAt.getTime() + minutes * 60_000),
			}
		})
		await insertAppointments(acting, appointments)
		const takings = appointments.map(({ id, startsAt, endsAt }) => ({
			appointmentId: id,
			coachIds,
			startsAt,
			endsAt,
		}))
		const taken = await takeTime(acting, takings)
		if (taken) return taken
		await givePlaces(
			acting,
			appointments.flatMap(({ id, priceMinor, currency }) =>
				clients.map((client, n) => {
					const place = { appointmentId: id, clientId: client.id, status: 'booked' as const }
					return { ...place, seat: n + 1, capacity, priceMinor, currency }
				}),
			),
		)
		for (const { id, startsAt } of appointments)
			await emit(appointmentCreated, {
				clientId: clients.length === 1 ? (clients[0]?.id ?? null) : null,
				subject: { type: 'appointment', id },
				after: { title, startsAt: startsAt.toISOString(), clients: clients.map(({ name }) => name) },
				data: { appointmentId: id, startsAt: startsAt.toISOString(), notify: input.notify },
			})
		const effects = await createdEffects(acting, { appointments, clients, notify: input.notify })
		return ok({ appointmentIds: appointments.map(({ id }) => id) }, effects)
	},
})
