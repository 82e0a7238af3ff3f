import type { WorkoutContent } from '../../rules/content.ts'
import { workoutText } from '../../rules/workout-text.ts'

export type Copied = {
	id: string
	week: number
	day: number
	position: number
	title: string
	content: WorkoutContent
}
/** `weeks`: these are whole weeks, empty days included, so many of them from `week` on. */
export type Clip = {
	touchline: 'workouts'
	v: 1
	weeks: { from: number; count: number } | null
	workouts: Copied[]
}

const KEY = 'touchline.clipboard'

/** Keeps workouts for pasting here, in another program or another tab; as text they go to the system's clipboard. */
export function copyToClipboard(workouts: readonly Copied[], weeks: Clip['weeks']): void {
	const clip: Clip = { touchline: 'workouts', v: 1, weeks, workouts: [...workouts] }
	try {
		localStorage.setItem(KEY, JSON.stringify(clip))
	} catch {
		lastClip = clip
		return
	}
	lastClip = clip
	const text = workouts.map(({ title, content }) => workoutText(title, content)).join('\n\n')
	void navigator.clipboard?.writeText(text).catch(() => undefined)
}

// Where the browser keeps nothing, copying still works within the page.
let lastClip: Clip | null = null

export function readClipboard(): Clip | null {
	try {
		const clip = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Clip | null
		return clip?.touchline === 'workouts' && Array.isArray(clip.workouts) ? clip : lastClip
	} catch {
		return lastClip
	}
}
