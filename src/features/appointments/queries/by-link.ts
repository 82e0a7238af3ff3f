import { sql } from 'kysely'
import { z } from 'zod'
import type { Locale } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { Reader } from '#platform/i18n/format.ts'
import { readSigned } from '#platform/signed-link.ts'
import { query } from '#platform/use-case.ts'
import { holderOfTheLink } from '../permissions.ts'
import { atStakeOf, cancellationOf, possibleUntil } from '../rules/cancelling.ts'
import { managePurpose } from '../rules/manage-link.ts'
import { movingNow, sessionMoved, timesToMove } from './moving.ts'
import { type AppointmentSubject, appointmentForUpdate, appointmentOf, type PlaceOf } from './subjects.ts'
import { daysAsked } from './times.ts'

export const LinkToken = z.string().max(200)

/** The one place that a link in a mail is about, with what its page says around it. */
export type Linked = {
	studio_id: string
	was: AppointmentSubject
	place: PlaceOf
	reader: Reader
	studio: { name: string; colour: string | null; demo: boolean }
	coachName: string
	coachEmail: string
	contactText: string
}

type Around = Omit<Linked, 'studio_id' | 'was' | 'place' | 'reader'> & {
	appointmentId: string
	timeZone: string
}

/**
 * 7.7: what a signed link stands for, as long as it is of use: until the session is over, while the client is not archived.
 * Everything else, a link we never signed included, is nothing.
 */
export async function linked(
	db: Db,
	token: string,
	{ now, locale, change = false }: { now: Date; locale: Locale; change?: boolean },
): Promise<Linked | undefined> {
	const signed = await readSigned(managePurpose, token)
	if (!signed) return undefined
	const { rows } = await sql<Around>`
		select p.appointment_id as "appointmentId",
			coalesce(account."timeZone", c.time_zone, settings.time_zone) as "timeZone",
			jsonb_build_object('name', studio.name, 'colour', settings.brand_colour, 'demo', studio.is_demo) as studio,
			s.name as "coachName", s.email as "coachEmail",
			coalesce((select contact_text from appointment_settings), '') as "contactText"
		from appointment_place p
		join client c on c.studio_id = p.studio_id and c.id = p.client_id and c.archived_at is null
		join appointment a on a.studio_id = p.studio_id and a.id = p.appointment_id and a.ends_at > ${now}
		join staff s on s.studio_id = a.studio_id and s.id = a.coach_id
		join studio on studio.id = p.studio_id and studio.suspended_at is null
		join studio_settings settings on settings.studio_id = p.studio_id
		left join account on account.id = c.account_id
		where p.id = ${signed.id}::uuid and p.studio_id = ${signed.studioId}::uuid`.execute(db)
	const [around] = rows
	if (!around) return undefined
	const { appointmentId, timeZone, ...rest } = around
	const was = await (change ? appointmentForUpdate : appointmentOf)(db, appointmentId)
	const place = was?.places.find(({ id }) => id === signed.id)
	return was && place && { ...rest, studio_id: was.studio_id, was, place, reader: { locale, timeZone } }
}

export type SessionByLink = Awaited<ReturnType<(typeof sessionByLink)['run']>>

/** 7.7: the session a mail's link is about, without log-in: what, when and where, and what may be done. Nothing else of anybody. */
export const sessionByLink = query('appointments.session-by-link', {
	input: z.object({ token: LinkToken }),
	subject: ({ db, now, locale }, { token }) => linked(db, token, { now, locale }),
	may: holderOfTheLink,
	async run({ db, now }, { was, place, studio, reader, coachName, coachEmail, contactText }) {
		const { starts_at: startsAt, cancellation_hours: cancellationHours, link } = was
		const when = {
			...{ status: place.status, startsAt, cancellationHours },
			...{ late: was.late_cancellation, atStake: atStakeOf(place) },
		}
		const { decision } = await movingNow(db, was, place.status, now)
		return {
			...{ studio, ...sessionMoved(was), timeZone: reader.timeZone, now },
			...{ place: was.place, link: place.status === 'booked' ? link : null, status: place.status },
			...{ coachName, coachEmail, contactText },
			cancel: cancellationOf(when, now),
			cancelUntil: possibleUntil(when, now),
			cancellationHours,
			movable: decision === 'allowed',
		}
	},
})

/** Where the session of a link could be moved to. */
export const timesToMoveByLink = query('appointments.times-to-move-by-link', {
	input: z.object({ token: LinkToken, ...daysAsked }),
	subject: ({ db, now, locale }, { token }) => linked(db, token, { now, locale }),
	may: holderOfTheLink,
	async run({ db, now }, { was, place, reader, studio }, { from, to }) {
		const { timeZone } = reader
		const found = await timesToMove(db, { was, status: place.status, from, to, timeZone, now })
		return { ...found, session: sessionMoved(was), studio }
	},
})
