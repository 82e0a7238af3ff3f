import { sql } from 'kysely'
import { z } from 'zod'
import { readSigned } from '#platform/signed-link.ts'
import { query } from '#platform/use-case.ts'
import { holderOfTheLink } from '../permissions.ts'
import { LinkToken } from './by-link.ts'

/** What the page after a booking is signed for: seeing that one time once more, and nothing that could be done with it. */
export const bookedPurpose = 'just-booked'

type JustBooked = {
	studio_id: string
	title: string
	startsAt: Date
	minutes: number
	zone: string
	place: string
	online: boolean
	request: boolean
	coaches: string[]
	studio: { name: string; colour: string | null; demo: boolean }
}

/**
 * I34: what was just booked, in the type's words alone: the same whether the address was on file or not. What may be done with it
 * stands behind the link in the mail.
 */
export const justBooked = query('appointments.just-booked', {
	input: z.object({ token: LinkToken }),
	async subject({ db, actor, now }, { token }) {
		const signed = await readSigned(bookedPurpose, token)
		if (!signed || signed.studioId !== actor.studioId) return undefined
		const { rows } = await sql<JustBooked>`
			select a.studio_id, a.title, a.starts_at as "startsAt", a.zone, a.place, a.link is not null as online,
				extract(epoch from a.ends_at - a.starts_at)::float8 / 60 as minutes, a.status = 'requested' as request,
				array(select s.name from staff s where s.studio_id = a.studio_id and s.id = any (a.coach_id || a.other_coach_ids)
					order by s.id) as coaches,
				(select jsonb_build_object('name', studio.name, 'colour', settings.brand_colour, 'demo', studio.is_demo)
					from studio_settings settings join studio on studio.id = settings.studio_id) as studio
			from appointment a
			where a.id = ${signed.id}::uuid and a.status in ('requested', 'booked') and a.ends_at > ${now}`.execute(
			db,
		)
		return rows[0]
	},
	may: holderOfTheLink,
	run: async (_, { studio_id: _studio, ...booked }) => booked,
})
