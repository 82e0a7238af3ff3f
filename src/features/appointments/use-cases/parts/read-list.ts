import { m } from '#messages'
import { staffIdOf } from '#platform/actor.ts'
import type { Locale } from '#platform/i18n/format.ts'
import type { Acting } from '#platform/use-case.ts'
import { type Named, namedIn } from '../../queries/import-list.ts'
import {
	type Columns,
	daysAreFirst,
	type ListedSession,
	type ListedStatus,
	type RowProblem,
	readSession,
	sessionKey,
} from '../../rules/import-list.ts'
import { instantOf } from '../../rules/wall-time.ts'
import type { RowOutcome } from '../import-appointments.ts'

/** Rows that stand together: one coach, one time, one title. */
export type Session = {
	coachId: string
	typeId: string | null
	title: string | null
	wall: string
	zone: string
	startsAt: Date
	minutes: number | null
	place: string | null
	privateNotes: string
	people: { row: number; clientId: string; status: ListedStatus | null }[]
}

/** The sessions of a list, and the rows that are none. */
export type ReadList = { sessions: Session[]; rows: RowOutcome[] }

type Given = { rows: readonly string[][]; columns: Columns; zone: string }
type Found = { coachId: string; clientId: string }

/** Reads a list and finds whom it is about; a row that can't be taken says why, in the reader's words. */
export async function readList(acting: Acting, { rows, columns, zone }: Given): Promise<ReadList> {
	const { db, actor, locale } = acting
	const dayFirst = daysAreFirst(rows, columns)
	const read = rows.map((cells) => readSession(cells, columns, dayFirst))
	const mentioned = read.flatMap((each) =>
		typeof each === 'string' ? [] : [each.email, each.client.toLowerCase()],
	)
	const named = await namedIn(db, actor, [...new Set(mentioned.filter(Boolean))])
	const list: ReadList = { sessions: [], rows: [] }
	const sessions = new Map<string, Session>()
	for (const [n, each] of read.entries()) {
		// The first line has the names of the columns, and people count from one.
		const row = n + 2
		const found = typeof each === 'string' ? each : whose(each, named, staffIdOf(actor))
		if (typeof each === 'string' || typeof found === 'string')
			list.rows.push({ row, outcome: 'failed', problem: said(found as Problem, locale) })
		else if (each.status === 'cancelled') list.rows.push({ row, outcome: 'left_out', problem: null })
		else if (!join(sessions, each, { ...found, row, zone, named }))
			list.rows.push({ row, outcome: 'unchanged', problem: null })
	}
	list.sessions.push(...sessions.values())
	return list
}

type Problem = RowProblem | 'client' | 'coach'

function whose({ email, client, coach }: ListedSession, named: Named, me: string | null): Found | Problem {
	const clientId = named.clients.get(email || client.toLowerCase())
	if (!clientId) return 'client'
	const coachId = coach
		? named.coaches.get(coach.toLowerCase())
		: [...named.coaches.values()].find((id) => id === me)
	return coachId ? { clientId, coachId } : 'coach'
}

type Joining = Found & { row: number; zone: string; named: Named }

/** False where the same person stands at the same time already. */
function join(sessions: Map<string, Session>, listed: ListedSession, joining: Joining): boolean {
	const { coachId, clientId, row, zone, named } = joining
	const { wall, status } = listed
	const key = sessionKey(coachId, wall, listed.title)
	const person = { row, clientId, status }
	const known = sessions.get(key)
	if (known?.people.some((each) => each.clientId === clientId)) return false
	if (known) return known.people.push(person) > 0
	const type = named.types.get(listed.title.toLowerCase())
	sessions.set(key, {
		...{ coachId, wall, zone, minutes: listed.minutes, privateNotes: listed.notes },
		...{
			startsAt: instantOf(wall, zone),
			typeId: type?.id ?? null,
			title: type ? null : listed.title || null,
		},
		...{ place: listed.place || null, people: [person] },
	})
	return true
}

const sentences: Record<Problem, (params: Record<string, never>, options: { locale: Locale }) => string> = {
	when: m.agenda_import_row_when,
	minutes: m.agenda_import_row_minutes,
	status: m.agenda_import_row_status,
	nobody: m.agenda_import_row_nobody,
	too_long: m.agenda_import_row_too_long,
	client: m.agenda_import_row_client,
	coach: m.agenda_import_row_coach,
}
const said = (problem: Problem, locale: Locale): string => sentences[problem]({}, { locale })
