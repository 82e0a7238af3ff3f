import type { ExerciseRef } from '#features/exercises/rules/keys.ts'
import { m } from '#messages'
import type { Locale } from '#platform/i18n/format.ts'
import type { Sport } from '../recordings/recording.ts'

/** Which exercise of the library a sport is; the others are kept under their name. */
const exercises: Partial<Record<Sport, string>> = {
	...{
		running: 'running',
		treadmill: 'treadmill-run',
		trail: 'running',
		walking: 'walking',
		hiking: 'walking',
	},
	...{ cycling: 'cycling', indoor_cycling: 'stationary-bike', swimming: 'swimming' },
	...{ indoor_rowing: 'rowing-machine', elliptical: 'elliptical', stairs: 'stair-climber' },
}

export function exerciseOf(sport: Sport): ExerciseRef | null {
	const id = exercises[sport]
	return id === undefined ? null : { source: 'library', id }
}

export const sportName = (sport: Sport, locale: Locale): string => m[`imports_sport_${sport}`]({}, { locale })
