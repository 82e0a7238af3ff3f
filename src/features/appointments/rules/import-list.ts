import { folded } from '#features/clients/rules/import-columns.ts'
import { isWallTime, type WallTime } from './wall-time.ts'

const words = {
	date: 'date|day|jour',
	time: 'time|start time|hour|heure|heure de debut|horaire',
	start: 'start|starts at|start date|begin|debut|date et heure|date heure|date de debut',
	minutes: 'minutes|duration|length|duration minutes|duree|duree minutes|duree min',
	email: 'email|e mail|email address|client email|mail|adresse e mail|adresse email|courriel',
	client: 'client|name|client name|customer|member|attendee|nom|nom du client|nom complet',
	coach: 'coach|staff|trainer|with|provider|avec|intervenant|entraineur',
	title: 'title|type|service|appointment type|session|event|titre|prestation|rendez vous|seance',
	place: 'place|location|venue|lieu|adresse',
	status: 'status|state|attendance|statut|etat|presence',
	notes: 'notes|private notes|comment|comments|note|commentaire|commentaires',
} as const

export type Column = keyof typeof words
export type Columns = Partial<Record<Column, number>>

const known = new Map(
	(Object.entries(words) as [Column, string][]).flatMap(([column, headers]) =>
		headers.split('|').map((header) => [header, column] as const),
	),
)

/** Which column is what, by its header in English or French; the first of several is taken. */
export function columnsOf(headers: readonly string[]): Columns {
	const columns: Columns = {}
	for (const [at, header] of headers.entries()) {
		const column = known.get(folded(header))
		if (column && columns[column] === undefined) columns[column] = at
	}
	return columns
}

/** What a list can't do without: when, and who. */
export const saysEnough = ({ date, time, start, email, client }: Columns): boolean =>
	(start !== undefined || (date !== undefined && time !== undefined)) &&
	(email !== undefined || client !== undefined)

export type ListedStatus = 'booked' | 'completed' | 'no_show' | 'cancelled'
export type ListedSession = {
	wall: WallTime
	minutes: number | null
	email: string
	client: string
	coach: string
	title: string
	place: string
	notes: string
	/** Null: not said. */
	status: ListedStatus | null
}
/** What can't be read in a row: `agenda_import_row_<problem>` says it. */
export type RowProblem = 'when' | 'minutes' | 'status' | 'nobody' | 'too_long'

const longest = { client: 200, coach: 200, title: 160, place: 300, notes: 20_000 }

/** One row as its columns mean it. Days that aren't ISO are read day first, or month first where the list shows that. */
export function readSession(
	cells: readonly string[],
	columns: Columns,
	dayFirst: boolean,
): ListedSession | RowProblem {
	const cell = (column: Column): string => {
		const at = columns[column]
		return at === undefined ? '' : (cells[at] ?? '').trim()
	}
	const wall = readWall(cell('start') || `${cell('date')} ${cell('time')}`, dayFirst)
	if (!wall) return 'when'
	const minutes = readMinutes(cell('minutes'))
	if (minutes === undefined) return 'minutes'
	const status = readStatus(cell('status'))
	if (status === undefined) return 'status'
	const [email, client] = [cell('email').toLowerCase(), cell('client')]
	if (!email && !client) return 'nobody'
	const session = { wall, minutes, status, email, client, coach: cell('coach'), title: cell('title') }
	const all = { ...session, place: cell('place'), notes: cell('notes') }
	const tooLong = (Object.keys(longest) as (keyof typeof longest)[]).some(
		(each) => all[each].length > longest[each],
	)
	return tooLong ? 'too_long' : all
}

/** Whether the days of a list put the month first; otherwise day first, as most of the world writes. */
export const daysAreFirst = (rows: readonly (readonly string[])[], { date, start }: Columns): boolean =>
	!rows.some((cells) => {
		const found = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec((cells[start ?? date ?? -1] ?? '').trim())
		return found !== null && Number(found[2]) > 12
	})

/** '2026-03-29 10:00', '29/03/2026 10h00', '3/29/2026 2:30 PM': seconds and a zone's sign are not read. */
function readWall(text: string, dayFirst: boolean): WallTime | null {
	const found =
		/^(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}))[T ,]+(\d{1,2})(?:[:hH.](\d{2})?)?(?::\d{2}(?:\.\d+)?)?\s*([AaPp])?\.?[Mm]?\.?$/.exec(
			text.trim(),
		)
	if (!found) return null
	const [, year, month, day, one = '', other = '', lastYear, hour = '', minute = '00', half] = found
	const date = year
		? `${year}-${month}-${day}`
		: `${lastYear}-${(dayFirst ? other : one).padStart(2, '0')}-${(dayFirst ? one : other).padStart(2, '0')}`
	if (half && (Number(hour) < 1 || Number(hour) > 12)) return null
	const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
	const wall = `${date}T${String(hours).padStart(2, '0')}:${minute}`
	return isWallTime(wall) ? wall : null
}

/** Minutes as '60', '60 min', '1:30' or '1h30'; null where nothing stands, undefined where it can't be read. */
function readMinutes(text: string): number | null | undefined {
	if (text === '') return null
	const found = /^(?:(\d{1,2})\s*[:hH]\s*(\d{2})?|(\d{1,4}))\s*(?:min(?:utes?)?\.?|m)?$/.exec(text)
	if (!found) return undefined
	const minutes = found[3] ? Number(found[3]) : Number(found[1]) * 60 + Number(found[2] ?? 0)
	return minutes >= 5 && minutes <= 1440 ? minutes : undefined
}

const statuses: Record<ListedStatus, string> = {
	booked:
		'booked|confirmed|scheduled|upcoming|pending|active|reserve|reservee|confirme|confirmee|prevu|prevue|a venir',
	completed:
		'completed|complete|done|attended|finished|present|termine|terminee|effectue|effectuee|honore|honoree',
	no_show: 'no show|noshow|missed|absent|absente|absence|manque|manquee|non honore',
	cancelled: 'cancelled|canceled|late cancel|late cancelled|declined|annule|annulee',
}

function readStatus(text: string): ListedStatus | null | undefined {
	if (text === '') return null
	const said = folded(text)
	return (Object.keys(statuses) as ListedStatus[]).find((status) =>
		statuses[status].split('|').includes(said),
	)
}

/** What a person already has where two lists overlap, and what stands together as one session. */
export const sessionKey = (coachId: string, wall: WallTime, title: string): string =>
	`${coachId} ${wall} ${title.toLowerCase()}`
