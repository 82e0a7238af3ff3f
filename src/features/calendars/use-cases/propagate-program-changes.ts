import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { anyOf, coaches } from '#platform/permission.ts'
import { type Acting, type EffectLine, ok, useCase } from '#platform/use-case.ts'
import { copyUpdated } from '../events.ts'
import { touchlineItself } from '../permissions.ts'
import { copiesAndChanges } from '../queries/copies.ts'
import { changesText } from '../rules/changes-text.ts'
import { keepRemoved } from './parts/keep-removed.ts'
import { copyProgramWorkouts } from './parts/place-run.ts'

type Change = {
	run_id: string
	client_id: string
	client_name: string
	workout_id: string | null
	source_id: string | null
	on_date: string
	kind: 'updated' | 'added' | 'removed' | 'left'
}

/**
 * 4.9: brings the future workouts of running copies up to the program as it stands now: changed ones are rewritten, new
 * ones added, deleted ones taken off. Never touched: what somebody changed by hand, what was trained, the past, and
 * clients this coach doesn't see. Each client's part can be undone on its own. No changes: nothing happens.
 */
export const propagateProgramChanges = useCase('calendars.propagate-program-changes', {
	input: z.object({ programId: Id }),
	output: z.object({ copies: z.number(), updated: z.number(), added: z.number(), removed: z.number() }),
	may: anyOf(coaches, touchlineItself),
	subject: ({ db }, { programId }) =>
		db
			.selectFrom('program')
			.select(['id', 'title', 'version'])
			.where('id', '=', programId)
			.executeTakeFirst(),
	async run(acting, program, { programId }) {
		const { db, actor, now, locale } = acting
		await lockCalendarsOf(db, programId)
		const { rows } = await sql<Change>`
			with ${copiesAndChanges(programId, actor, now)}
			select change.run_id, copy.client_id, copy.client_name, change.workout_id, change.source_id,
				change.on_date::text as on_date, change.kind
			from change join copy on copy.run_id = change.run_id`.execute(db)
		const changes = rows.filter((row) => row.kind !== 'left')
		const byClient = Map.groupBy(changes, (row) => row.client_id)
		await stretchRuns(acting, programId)
		const of = (kind: Change['kind']) => rows.filter((row) => row.kind === kind)
		const events = await announce(acting, program.id, byClient)
		await rewrite(db, of('updated'))
		const gone = of('removed').flatMap((row) => row.workout_id ?? [])
		await sql`delete from workout where id = any (${gone}::uuid[])`.execute(db)
		await add(acting, of('added'), events)
		const counts = {
			copies: new Set(changes.map((row) => row.run_id)).size,
			updated: of('updated').length,
			added: of('added').length,
			removed: gone.length,
		}
		return ok(counts, effectsOf(byClient, of('left'), locale))
	},
})

// In one order for everybody, so that two of these wait for each other instead of deadlocking.
async function lockCalendarsOf(db: Db, programId: string): Promise<void> {
	await sql`select id from calendar where id in (select calendar_id from program_run where program_id = ${programId}::uuid)
		order by id for update`.execute(db)
}

async function stretchRuns({ db, actor, now }: Acting, programId: string): Promise<void> {
	await sql`
		with ${copiesAndChanges(programId, actor, now)}
		update program_run run set span = copy.reach, program_version = copy.version,
			weeks = case when copy.reach = run.span then run.weeks else copy.weeks end
		from copy where run.studio_id = copy.studio_id and run.id = copy.run_id
			and (copy.reach <> run.span or copy.version <> run.program_version)`.execute(db)
}

/** One event a client, each keeping what it takes: the trail of a client shows what concerns them (1.6). */
async function announce(
	{ db, actor, now, emit }: Acting,
	programId: string,
	byClient: ReadonlyMap<string, Change[]>,
): Promise<Map<string, string>> {
	const events = new Map<string, string>()
	for (const [clientId, changes] of byClient) {
		const count = (kind: Change['kind']) => changes.filter((row) => row.kind === kind).length
		const counts = { updated: count('updated'), added: count('added'), removed: count('removed') }
		const { eventId } = await emit(copyUpdated, {
			clientId,
			subject: { type: 'program', id: programId },
			after: counts,
			data: { programId, ...counts },
		})
		events.set(clientId, eventId)
		const workouts = changes.flatMap((row) => row.workout_id ?? [])
		await keepRemoved(db, { studioId: actor.studioId as string, eventId, now, workouts })
	}
	return events
}

async function rewrite(db: Db, updated: Change[]): Promise<void> {
	await sql`
		update workout set title = source.title, content = source.content, position = source.position,
			program_workout_version = source.version, on_date = change.on_date, version = workout.version + 1
		from unnest(${updated.map((row) => row.workout_id)}::uuid[], ${updated.map((row) => row.source_id)}::uuid[],
			${updated.map((row) => row.on_date)}::date[]) as change (workout_id, source_id, on_date)
		join program_workout source on source.id = change.source_id
		where workout.id = change.workout_id and workout.studio_id = source.studio_id`.execute(db)
}

async function add({ db, now }: Acting, added: Change[], events: ReadonlyMap<string, string>): Promise<void> {
	const ids = await copyProgramWorkouts(
		db,
		now,
		added.map((row) => ({ source: row.source_id as string, runId: row.run_id, onDate: row.on_date })),
	)
	const placed = added.map((row, at) => ({
		eventId: events.get(row.client_id) as string,
		id: ids[at] as string,
	}))
	await sql`
		update removed set what = jsonb_set(what, '{placedWorkouts}', placed.ids)
		from (select event_id, jsonb_agg(id) as ids
			from unnest(${placed.map((each) => each.eventId)}::uuid[], ${placed.map((each) => each.id)}::uuid[]) as x (event_id, id)
			group by event_id) placed
		where removed.event_id = placed.event_id`.execute(db)
	await sql`
		update program_run run set copied = run.copied || new.ids
		from (select run_id, array_agg(source_id) as ids
			from unnest(${added.map((row) => row.run_id)}::uuid[], ${added.map((row) => row.source_id)}::uuid[]) as x (run_id, source_id)
			group by run_id) new
		where run.id = new.run_id`.execute(db)
}

function effectsOf(byClient: ReadonlyMap<string, Change[]>, left: Change[], locale: Locale): EffectLine[] {
	const say = { locale }
	const lines: EffectLine[] = [...byClient.values()].slice(0, 20).map((changes) => {
		const count = (kind: Change['kind']) => changes.filter((row) => row.kind === kind).length
		const name = changes[0]?.client_name ?? ''
		const counts = { updated: count('updated'), added: count('added'), removed: count('removed') }
		return {
			kind: 'changes',
			text: m.calendars_effect_updates({ name, what: changesText(counts, locale) }, say),
		}
	})
	if (byClient.size > 20)
		lines.push({ kind: 'changes', text: m.calendars_effect_more_clients({ count: byClient.size - 20 }, say) })
	if (byClient.size === 0) lines.push({ kind: 'note', text: m.calendars_effect_up_to_date({}, say) })
	if (left.length > 0)
		lines.push({ kind: 'stays', text: m.calendars_effect_by_hand({ count: left.length }, say) })
	lines.push({ kind: 'note', text: m.calendars_effect_nobody_told({}, say) })
	return lines
}
