import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { addDays, daysBetween } from '#platform/time/days.ts'
import { daysAgo, does, type Moment, monday, of, type Stage } from '../stage.ts'
import { clients } from '../story/people.ts'
import { runs, type StoryRun } from '../story/runs.ts'

/** Programs put on calendars, by clients and by coaches (4.4, 4.7, 4.8). */
export const calendarMoments = (stage: Stage): Moment[] => runs.map((run) => schedules(stage, run))

function schedules(stage: Stage, run: StoryRun): Moment {
	const startsOn = run.weeks === undefined ? addDays(stage.today, run.day ?? 0) : monday(stage, run.weeks)
	const client = clients.find(({ key }) => key === run.client)
	const joined = client?.joined ?? 0
	const days = Math.min(daysBetween(startsOn, stage.today) + (run.ahead ?? 3), joined - 2)
	const happens = () => {
		const person = of(stage.clients, run.client)
		const by = run.by === 'client' ? person : of(stage.staff, client?.coach ?? 'camille')
		return does(stage, by, scheduleProgram, {
			...(run.by === 'client' ? {} : { clientId: person.id, tell: true }),
			programId: of(stage.programs, run.program),
			startsOn,
			...(run.mode ? { mode: run.mode } : {}),
		})
	}
	return { at: daysAgo(stage, Math.max(0, days), run.by === 'client' ? '19:20' : '11:15'), happens }
}
