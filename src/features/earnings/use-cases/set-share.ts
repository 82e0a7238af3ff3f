import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { owner } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { shareChanged } from '../events.ts'
import { ShareBp } from '../fields.ts'
import { coachOf } from '../queries/subjects.ts'

/** 10.10: a coach's share of what their sessions are worth, from the next completion on; lines keep theirs. */
export const setShare = useCase('earnings.set-share', {
	input: z.object({ coachId: Id, shareBp: ShareBp, version: z.number().int().optional() }),
	output: z.object({ version: z.number() }),
	subject: ({ db }, { coachId }) => coachOf(db, coachId, 'for update'),
	may: owner,
	async run({ db, actor, now, emit }, was, { shareBp, version }) {
		if (version !== undefined && version !== was.shareVersion) return refuse('stale')
		if (shareBp === was.shareBp) return ok({ version: was.shareVersion })
		const next = was.shareVersion + 1
		await sql`
			insert into earning_share (studio_id, staff_id, share_bp, version, updated_at)
			values (${actor.studioId}::uuid, ${was.coach_id}::uuid, ${shareBp}, ${next}, ${now})
			on conflict (studio_id, staff_id) do update set share_bp = excluded.share_bp, version = excluded.version,
				updated_at = excluded.updated_at`.execute(db)
		await emit(shareChanged, {
			subject: { type: 'staff', id: was.coach_id },
			before: { shareBp: was.shareBp },
			after: { shareBp },
			data: { coachId: was.coach_id },
		})
		return ok({ version: next })
	},
})
