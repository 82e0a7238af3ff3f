import {
	type AppointmentSubject,
	appointmentsForUpdate,
	tellable,
} from '#features/appointments/queries/subjects.ts'
import { markTold } from '#features/appointments/queries/telling.ts'
import { calendarText } from '#features/appointments/rules/icalendar.ts'
import { reasonWords, whereWords } from '#features/appointments/rules/words.ts'
import { publicAddress } from '#platform/address.ts'
import { formatDay } from '#platform/i18n/format.ts'
import { type Happened, type Reacting, reaction } from '#platform/reactions.ts'
import type { Recipient } from '#platform/telling/recipients.ts'
import { tell } from '#platform/telling/tell.ts'
import { bundleConfirmed as confirmedMail } from './emails/bundle-confirmed.ts'
import { bundleOffered as offeredMail } from './emails/bundle-offered.ts'
import { clientConfirmedBundle } from './emails/client-confirmed-bundle.ts'
import { clientDeclinedBundle } from './emails/client-declined-bundle.ts'
import { bundleClientNotified, bundleConfirmed, bundleDeclined, bundleOffered } from './events.ts'
import { type BundleSubject, bundleOf } from './queries/subjects.ts'
import { contentWords, datesWords, priceWords } from './rules/words.ts'

type Of = Happened<{ bundleId: string; clientId: string }>

const withAddress = ({ db, send, now }: Reacting) => ({ db, send, now, address: publicAddress().origin })

const tellOfOffer = reaction('bundles.tell-of-offer', bundleOffered, async (reacting, event) => {
	const bundle = await bundleOf(reacting.db, event.data.bundleId)
	if (bundle?.status !== 'offered') return
	await tell(withAddress(reacting), offeredMail, {
		...{ studioId: event.studioId, eventId: event.id, to: [bundle.client_id] },
		link: `/client/bundles/${bundle.id}`,
		params: ({ firstName, locale }) => ({
			...{ firstName, name: bundle.name, coach: bundle.coachName, message: bundle.message },
			content: contentWords(bundle.sessions, locale),
			price: priceWords(bundle.total_minor, bundle.currency, locale),
			until: formatDay(bundle.expiresOn, locale, 'written'),
		}),
	})
})

/** The sessions of a bundle that stand and are still to come, locked, so that two reactions tell one after the other (7.4). */
async function standing({ db, now }: Reacting, bundle: BundleSubject): Promise<AppointmentSubject[]> {
	const each = await appointmentsForUpdate(
		db,
		bundle.sessions.flatMap(({ appointmentId }) => appointmentId ?? []),
	)
	return each.filter(({ status, ends_at }) => status === 'booked' && ends_at > now)
}

/** 7.4, 7.7: one message with all sessions and one file for the calendar; each of them counts as told from then on. */
async function tellClient(reacting: Reacting, bundle: BundleSubject): Promise<void> {
	const { db, now } = reacting
	const sessions = await standing(reacting, bundle)
	if (sessions.length === 0) return
	await tell(withAddress(reacting), confirmedMail, {
		// The event that each session names, so that its log of mails shows this one too.
		...{ studioId: bundle.studio_id, eventId: bundle.confirmed_event ?? '', to: [bundle.client_id] },
		link: `/client/bundles/${bundle.id}`,
		params: (reader) => ({
			...{ firstName: reader.firstName, name: bundle.name, coach: bundle.coachName },
			sessions: datesWords(sessions.map(asDated), reader),
			price: priceWords(bundle.total_minor, bundle.currency, reader.locale),
		}),
		calendar: (reader) => calendarOf(sessions, reader, { now, beside: bundle.coachName }),
	})
	for (const session of sessions) {
		const own = session.places.filter(({ clientId }) => clientId === bundle.client_id).map(({ id }) => id)
		await markTold(db, own, { ...tellable(session), at: now, as: 'confirmation' })
	}
}

const asDated = ({ title, starts_at: startsAt, ends_at: endsAt, zone, place }: AppointmentSubject) => ({
	...{ title, startsAt, endsAt, zone, place },
})

/**
 * All sessions in one file. RFC 5546 lets a REQUEST hold one UID only, so they are published; the UIDs are those of each
 * session's own invitations, which replace them later.
 */
function calendarOf(
	sessions: readonly AppointmentSubject[],
	reader: Recipient,
	{ now, beside }: { now: Date; beside: string },
): { method: 'PUBLISH'; text: string } {
	const entries = sessions.map((session) => ({
		...{ appointmentId: session.id, personId: reader.id, sequence: session.sequence },
		...{ startsAt: session.starts_at, endsAt: session.ends_at, place: session.place, link: session.link },
		summary: `${session.title} · ${beside}`,
		description: whereWords(session, reader.locale),
		...{ status: 'confirmed' as const, organizer: null, attendee: null },
	}))
	const { hostname: host } = publicAddress()
	return {
		method: 'PUBLISH',
		text: calendarText(entries, { name: reader.studioName, method: 'PUBLISH', host, now }),
	}
}

/** Whoever leads them hears of what the client chose; their own calendar takes it over (7.7). */
async function tellCoach(reacting: Reacting, event: Of, bundle: BundleSubject): Promise<void> {
	const sessions = await standing(reacting, bundle)
	await tell(withAddress(reacting), clientConfirmedBundle, {
		...{ studioId: event.studioId, eventId: event.id, to: [bundle.coach_id] },
		link: `/coach/bundles/${bundle.id}`,
		params: (reader) => ({
			...{ client: bundle.clientName, name: bundle.name },
			sessions: datesWords(sessions.map(asDated), reader),
		}),
		calendar: (reader) =>
			sessions.length > 0
				? calendarOf(sessions, reader, { now: reacting.now, beside: bundle.clientName })
				: null,
	})
}

const tellOfConfirmation = reaction(
	'bundles.tell-of-confirmation',
	bundleConfirmed,
	async (reacting, event) => {
		const bundle = await bundleOf(reacting.db, event.data.bundleId)
		if (bundle?.status !== 'confirmed') return
		if (event.data.by === 'client') await tellCoach(reacting, event, bundle)
		if (event.data.notify) await tellClient(reacting, bundle)
	},
)

const tellWhenAsked = reaction('bundles.tell-when-asked', bundleClientNotified, async (reacting, event) => {
	const bundle = await bundleOf(reacting.db, event.data.bundleId)
	if (bundle?.status === 'confirmed') await tellClient(reacting, bundle)
})

const tellOfDeclining = reaction('bundles.tell-of-declining', bundleDeclined, async (reacting, event) => {
	const bundle = await bundleOf(reacting.db, event.data.bundleId)
	if (!bundle) return
	await tell(withAddress(reacting), clientDeclinedBundle, {
		...{ studioId: event.studioId, eventId: event.id, to: [bundle.coach_id] },
		link: `/coach/bundles/${bundle.id}`,
		params: ({ locale }) => ({
			...{ client: bundle.clientName, name: bundle.name },
			reason: reasonWords(bundle.decline_reason, locale),
		}),
	})
})

export const bundleReactions = [tellOfOffer, tellOfConfirmation, tellWhenAsked, tellOfDeclining]
