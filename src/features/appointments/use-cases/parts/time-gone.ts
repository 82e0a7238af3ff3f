import { formatInstant } from '#platform/i18n/format.ts'
import { type Acting, type Refused, refuse } from '#platform/use-case.ts'
import type { AppointmentTypeRow } from '../../queries/basics.ts'
import { nextFree } from '../../queries/next-free.ts'

type Gone = { type: AppointmentTypeRow; startsAt: Date; coachId: string | null; timeZone: string }

/** 7.2: the time is somebody else's now: said with the next free ones, on the clock of whoever asks. */
export async function timeGone({ db, now, locale }: Acting, gone: Gone): Promise<Refused> {
	const next = await nextFree(db, { ...gone, now })
	if (next.length === 0) return refuse('appointments_slot_taken')
	const reader = { locale, timeZone: gone.timeZone }
	const times = next.map((at) => formatInstant(new Date(at), reader, 'medium'))
	return refuse('booking_time_gone', { times: times.join(' · ') })
}
