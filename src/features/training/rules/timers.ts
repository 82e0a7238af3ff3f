/**
 * 5.2: a rest that runs. It is known by when it ends, so that a reload, another page or a phone that slept changes nothing;
 * a clock that is put back can't make it longer than it was.
 */
export type Rest = { workoutId: string; endsAt: number; seconds: number }

export const startRest = (workoutId: string, seconds: number, now: number): Rest => ({
	...{ workoutId, seconds, endsAt: now + seconds * 1000 },
})

/** Whole seconds still to rest; 0 once it is over. */
export const secondsLeft = ({ endsAt, seconds }: Rest, now: number): number =>
	Math.min(seconds, Math.max(0, Math.ceil((endsAt - now) / 1000)))

export const longer = (rest: Rest, seconds: number): Rest => ({
	...rest,
	endsAt: rest.endsAt + seconds * 1000,
	seconds: rest.seconds + seconds,
})

/** What was kept, where it still runs in this workout. */
export function restOf(kept: string | null, workoutId: string, now: number): Rest | null {
	if (kept === null) return null
	try {
		const rest: Rest = JSON.parse(kept)
		const runs = rest.workoutId === workoutId && Number.isFinite(rest.seconds) && secondsLeft(rest, now) > 0
		return runs ? rest : null
	} catch {
		return null
	}
}
