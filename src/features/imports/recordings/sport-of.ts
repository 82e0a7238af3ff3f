import type { Sport } from './recording.ts'

/** Words as devices and apps write them, in English and French; the first that stands in the text counts. */
const words: [RegExp, Sport][] = [
	[/treadmill|tapis/, 'treadmill'],
	[/trail/, 'trail'],
	[/indoor.?(cycl|bik)|spin|virtual.?rid|home.?trainer/, 'indoor_cycling'],
	[/indoor.?row|ergomet/, 'indoor_rowing'],
	[/ellip/, 'elliptical'],
	[/stair|escalier/, 'stairs'],
	[/strength|weight|muscu|gym/, 'strength'],
	[/\bski|snowboard|nordic/, 'skiing'],
	[/hik|randonn/, 'hiking'],
	[/walk|marche/, 'walking'],
	[/run|jog|course/, 'running'],
	[/bik|cycl|ride|rid|velo|vtt|mtb/, 'cycling'],
	[/swim|natation|nage/, 'swimming'],
	[/\brow|aviron/, 'rowing'],
	[/kayak|canoe|paddl/, 'paddling'],
]

/** The sport a text names. Strava's GPX files say it by number in older ones: 1 is a ride, 9 a run. */
export function sportOf(text: string): Sport {
	const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
	if (plain === '1') return 'cycling'
	if (plain === '9') return 'running'
	return words.find(([word]) => word.test(plain))?.[1] ?? 'other'
}
