import { z } from 'zod'
import { csvLimits, readTable } from '#features/clients/rules/csv.ts'
import { m } from '#messages'
import { anyStaff } from '#platform/permission.ts'
import { refusalText } from '#platform/refusals.ts'
import { type Acting, type EffectLine, ok, type Refused, refuse, useCase } from '#platform/use-case.ts'
import { appointmentsImported } from '../events.ts'
import { Zone } from '../fields.ts'
import { studioBasics } from '../queries/basics.ts'
import { alreadyThere, placeKey } from '../queries/import-list.ts'
import { seesMoney } from '../queries/seen.ts'
import { columnsOf, saysEnough } from '../rules/import-list.ts'
import { completeAppointment } from './complete-appointment.ts'
import { createAppointment } from './create-appointment.ts'
import { markNoShow } from './mark-no-show.ts'
import { coachConflicts, lockCoaches } from './parts/coach-time.ts'
import { nobodyTold } from './parts/effects.ts'
import { readList, type Session } from './parts/read-list.ts'

/** Sessions of one transaction; whoever has more asks again for those from `next` on. */
const batch = 100

const outcomes = ['created', 'unchanged', 'left_out', 'failed'] as const
export type RowOutcome = { row: number; outcome: (typeof outcomes)[number]; problem: string | null }

/**
 * 7.1, I1: takes appointments over from a list of another product: past ones with how they went, and those to come. Each is a
 * `create-appointment` of whoever runs it, so that a coach is never twice at one time here either. Tells nobody. Running the
 * same list again changes nothing. Its preview is the dry run.
 */
export const importAppointments = useCase('appointments.import-appointments', {
	input: z.object({
		/** A table as text, with a first line of column names. */
		content: z.string().max(csvLimits.bytes),
		/** The zone of its times; missing: the studio's. */
		zone: Zone.nullish(),
		/** The first session to be taken, as `next` said. */
		from: z.number().int().min(0).max(csvLimits.rows).default(0),
	}),
	output: z.object({
		...{ created: z.number(), unchanged: z.number(), leftOut: z.number(), failed: z.number() },
		/** Where to go on, or null when all has been taken. */
		next: z.number().nullable(),
		/** What could not be taken, and why; at most 200. */
		problems: z.array(z.object({ row: z.number(), problem: z.string() })),
	}),
	may: anyStaff,
	conflicts: coachConflicts,
	async run(acting, _, { content, zone, from }) {
		const table = readTable(content)
		if (typeof table === 'string') return refuse(table, { rows: csvLimits.rows, megabytes: 5 }, 'content')
		const columns = columnsOf(table.headers)
		if (!saysEnough(columns)) return refuse('appointments_list_columns', {}, 'content')
		const basics = await studioBasics(acting.db)
		const list = await readList(acting, { rows: table.rows, columns, zone: zone ?? basics.timeZone })
		const taken = list.sessions.slice(from, from + batch)
		// All at once and in their order, so that two lists, or a list and a booking, never wait for each other.
		if (!(await lockCoaches(acting.db, [...new Set(taken.map(({ coachId }) => coachId))])))
			return refuse('conflict')
		const rows = [...(from === 0 ? list.rows : []), ...(await take(acting, taken))]
		return answer(acting, rows, from + batch < list.sessions.length ? from + batch : null)
	},
})

async function take(acting: Acting, sessions: readonly Session[]): Promise<RowOutcome[]> {
	const there = await alreadyThere(acting.db, sessions)
	const rows: RowOutcome[] = []
	for (const session of sessions) {
		const missing = session.people.filter(({ clientId }) => !there.has(placeKey(clientId, session.startsAt)))
		const known = session.people.filter((each) => !missing.includes(each))
		rows.push(...known.map(({ row }) => ({ row, outcome: 'unchanged' as const, problem: null })))
		if (missing.length === 0) continue
		const refused = await create(acting, { ...session, people: missing })
		const problem = refused && refusalText(refused.code, refused.params, acting.locale)
		const outcome = refused ? ('failed' as const) : ('created' as const)
		rows.push(...missing.map(({ row }) => ({ row, outcome, problem })))
	}
	return rows
}

async function create(acting: Acting, session: Session): Promise<Refused | null> {
	const { people, startsAt, minutes, ...given } = session
	const over = startsAt < acting.now
	if (!over && people.some(({ status }) => status === 'completed' || status === 'no_show'))
		return refuse('appointments_not_begun')
	const made = await acting.also(createAppointment, {
		...given,
		...(minutes === null ? {} : { minutes }),
		privateNotes: seesMoney(acting.actor) ? given.privateNotes : '',
		clientIds: people.map(({ clientId }) => clientId),
		startsAt: given.wall,
		notify: false,
		// What was trained elsewhere was paid for elsewhere.
		byPackage: !over,
	})
	if (!made.ok) return made
	const [appointmentId = ''] = made.value.appointmentIds
	const missed = people.filter(({ status }) => status === 'no_show')
	// What is over and says nothing else took place.
	if (over && people.some(({ status }) => status === null || status === 'completed'))
		await acting.also(completeAppointment, { appointmentId })
	for (const { clientId } of missed) await acting.also(markNoShow, { appointmentId, clientId })
	return null
}

const mostProblems = 200

async function answer(acting: Acting, rows: readonly RowOutcome[], next: number | null) {
	const { emit, locale } = acting
	const count = (outcome: RowOutcome['outcome']) => rows.filter((row) => row.outcome === outcome).length
	const counts = {
		...{ created: count('created'), unchanged: count('unchanged') },
		...{ leftOut: count('left_out'), failed: count('failed') },
	}
	if (counts.created > 0) await emit(appointmentsImported, { data: counts })
	const problems = rows.flatMap(({ row, problem }) => (problem === null ? [] : [{ row, problem }]))
	const effects: EffectLine[] = [
		{ kind: 'comes', text: m.agenda_import_comes({ count: counts.created }, { locale }) },
		nobodyTold(locale),
	]
	const first = problems.toSorted((a, b) => a.row - b.row).slice(0, mostProblems)
	return ok({ ...counts, next, problems: first }, effects)
}
