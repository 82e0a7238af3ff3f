import { gpxRun } from '#features/imports/recordings/samples.ts'
import { keepRecordings } from '#features/imports/use-cases/keep-recordings.ts'
import { mapImport } from '#features/imports/use-cases/map-import.ts'
import { runImport } from '#features/imports/use-cases/run-import.ts'
import { startImport } from '#features/imports/use-cases/start-import.ts'
import { importErrand } from '#features/imports/work.ts'
import { addDays } from '#platform/time/days.ts'
import { daysAgo, does, type Moment, of, type Stage } from '../stage.ts'
import { spreadsheet } from '../story/training.ts'

/** Nicolas brought his notes of before along as a spreadsheet (issue 5.8): French, with a line that can't be read. */
export function importMoments(stage: Stage): Moment[] {
	const happens = async () => {
		const camille = of(stage.staff, 'camille')
		const { id: clientId } = of(stage.clients, 'nicolas')
		const rows = spreadsheet.map(([ago, ...cells]) => {
			const [year, month, day] = addDays(stage.today, -ago).split('-')
			return [`${day}/${month}/${year}`, ...cells].join(';')
		})
		const content = ['Date;Séance;Exercice;Série;Répétitions;Charge (kg);RPE', ...rows].join('\n')
		const { importId } = await does(stage, camille, startImport, {
			...{ clientId, content, fileName: 'carnet-nicolas.csv' },
		})
		const work = () => importErrand.run(stage.studioId, importId)
		await work()
		const columns = { 0: 'date', 1: 'workout', 2: 'exercise', 3: 'set', 4: 'reps', 5: 'load', 6: 'rpe' }
		await does(stage, camille, mapImport, { importId, mapping: { columns, dayOrder: 'day' } })
		await work()
		await does(stage, camille, runImport, { importId })
		await work()
	}
	return [{ at: daysAgo(stage, 4, '17:30'), happens }, ...runs.map((run) => ranAlone(stage, run))]
}

/** What Amélie's watch kept of her runs beside her program, sent from her phone: days ago, minutes, metres. */
const runs = [
	[23, 34, 6200],
	[16, 41, 7600],
	[9, 38, 7250],
] as const

function ranAlone(stage: Stage, [ago, minutes, metres]: (typeof runs)[number]): Moment {
	const content = Buffer.from(gpxRun(daysAgo(stage, ago, '06:40'), minutes, metres, 'Footing du matin'))
	const sent = { fileName: `footing-${ago}.gpx`, content: content.toString('base64') }
	const happens = () => does(stage, of(stage.clients, 'amelie'), keepRecordings, sent)
	return { at: daysAgo(stage, ago, '08:05'), happens }
}
