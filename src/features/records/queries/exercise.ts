import { z } from 'zod'
import { exerciseNames } from '#features/exercises/queries/names.ts'
import { mayReadTraining } from '#features/training/permissions.ts'
import { saySet } from '#features/training/queries/sets.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import type { Locale } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { isDay } from '#platform/time/days.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { type Best, recordsOf } from '../rules/records.ts'
import { bestSetsOf, type CountedSet } from './best-sets.ts'
import { chart, chartsOf } from './chart.ts'
import { type Day, daysOf, setsIn } from './days.ts'
import { kinds, recordName, sayValue, sorted } from './saying.ts'
import { clientAsked } from './subjects.ts'

const pageSize = 15

const record = z.object({
	kind: z.enum(kinds),
	/** For how many repetitions, over how many metres; 0 where there is one of a kind. */
	at: z.number(),
	name: z.string(),
	/** How good it is, and the whole set, said to the reader. */
	value: z.string(),
	set: z.string(),
	setId: z.string(),
	logId: z.string(),
	onDate: z.string(),
})
const day = z.object({
	logId: z.string(),
	onDate: z.string(),
	title: z.string(),
	sets: z.array(z.object({ id: z.string(), text: z.string(), holds: z.array(z.string()) })),
})
const oneExercise = z.object({
	clientId: z.string(),
	clientName: z.string(),
	exerciseKey: z.string(),
	name: z.string(),
	records: z.array(record),
	charts: z.array(chart),
	days: z.array(day),
	next: z.string().nullable(),
})
export type OneExercise = z.infer<typeof oneExercise>

const input = z.object({
	clientId: Id.optional(),
	exerciseKey: z.string().min(1).max(80),
	/** `next` of the page before. */
	after: cursor(z.string().refine(isDay), Id).optional(),
})

/** 5.3: one exercise of a client: its records, how it went day by day, and its history. Fifteen workouts a page. */
export const exercise = query('records.exercise', {
	input,
	output: oneExercise,
	subject: ofClient,
	may: mayReadTraining,
	async run({ db, locale }, { client_id, clientName, name, days }, { exerciseKey, after }) {
		const best = await bestSetsOf(db, { clientId: client_id, keys: [exerciseKey] })
		const records = sorted(recordsOf(best.get(exerciseKey) ?? []))
		const rest = after ? days.filter((each) => `${each.onDate} ${each.logId}` < after.join(' ')) : days
		const shown = rest.slice(0, pageSize)
		const last = rest.length > pageSize ? shown.at(-1) : undefined
		const sets = await setsIn(
			db,
			exerciseKey,
			shown.map(({ logId }) => logId),
		)
		const unit = sets.findLast(({ done }) => done.unit !== null)?.done.unit ?? 'kg'
		return {
			...{ clientId: client_id, clientName, exerciseKey, name },
			records: records.map((each) => said(each, days, locale)),
			charts: chartsOf(days, unit, locale),
			days: shown.map(({ logId, onDate, title }) => ({
				...{ logId, onDate, title },
				sets: sets.filter(({ done }) => done.logId === logId).map((set) => setWith(set, records, locale)),
			})),
			next: last ? cursorText(last.onDate, last.logId) : null,
		}
	},
})

/** The client with this exercise. One nobody knows and the client never logged doesn't exist. */
async function ofClient(reading: Reading, { clientId, exerciseKey }: z.output<typeof input>) {
	const client = await clientAsked(reading, clientId)
	if (!client) return undefined
	const { db, locale } = reading
	const days = await daysOf(db, { clientId: client.client_id, key: exerciseKey })
	const known = (await exerciseNames(db, [exerciseKey], locale)).get(exerciseKey)
	const name = known ?? days[0]?.name
	return name === undefined ? undefined : { client_id: client.client_id, clientName: client.name, name, days }
}

const said = (best: Best<CountedSet>, days: readonly Day[], locale: Locale): z.infer<typeof record> => ({
	...{ kind: best.kind, at: best.at, setId: best.set.done.id, logId: best.set.done.logId },
	name: recordName(best, locale),
	value: sayValue(best, locale),
	set: saySet(best.set.done, locale),
	onDate: days.find(({ logId }) => logId === best.set.done.logId)?.onDate ?? '',
})

const setWith = ({ done }: CountedSet, records: readonly Best<CountedSet>[], locale: Locale) => ({
	id: done.id,
	text: saySet(done, locale),
	holds: records.filter((each) => each.set.done.id === done.id).map((each) => recordName(each, locale)),
})
