import { sql } from 'kysely'
import { z } from 'zod'
import { unreadOf } from '#features/conversations/queries/unread.ts'
import { account } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'

export type Around = {
	studio: { name: string; colour: string | null; demo: boolean }
	/** Whether the studio measures: then clients have a place for it (8.1). */
	measures: boolean
	unread: number
	/** What waits to be read in conversations (12.4). */
	messages: number
}

type Row = Around['studio'] & Omit<Around, 'studio'>

/** What every shell shows, in one statement: joins the notices so that no page pays a second one for the bell. */
export const around = query('frame.around', {
	input: z.object({}),
	may: account,
	async run({ db, actor }): Promise<Around> {
		const { rows } = await sql<Row>`
			select studio.name, settings.brand_colour as colour, studio.is_demo as demo,
				exists (select from measurement_setting where turned_on_at is not null) as measures,
				(select count(*)::int from (
					select from notice
					where read_at is null and (client_id = ${actor.kind === 'client' ? actor.id : null}::uuid
						or staff_id = ${actor.kind === 'staff' ? actor.id : null}::uuid)
					limit 100) as waiting) as unread,
				${unreadOf(actor)} as messages
			from studio_settings settings join studio on studio.id = settings.studio_id`.execute(db)
		const row = rows[0]
		return {
			studio: { name: row?.name ?? 'Touchline', colour: row?.colour ?? null, demo: row?.demo ?? false },
			measures: row?.measures ?? false,
			unread: row?.unread ?? 0,
			messages: row?.messages ?? 0,
		}
	},
})
