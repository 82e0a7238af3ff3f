import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'

/** 6.5: what a coach wrote to a client about a session. */
export const Feedback = z.object({
	words: z.string(),
	nextSteps: z.string(),
	coach: z.string(),
	givenAt: z.string(),
	/** Null: as it was given. */
	editedAt: z.string().nullable(),
})

/** Of the place under the alias `of`; null: nothing. */
export const feedbackOf = (of: string): RawBuilder<unknown> => sql`(
	select jsonb_build_object('words', f.words, 'nextSteps', f.next_steps, 'coach', coalesce(fs.name, ''), 'givenAt', f.given_at,
		'editedAt', f.edited_at, 'version', f.version)
	from session_feedback f left join staff fs on fs.studio_id = f.studio_id and fs.id = f.staff_id
	where f.studio_id = ${sql.ref(`${of}.studio_id`)} and f.place_id = ${sql.ref(`${of}.id`)})`
