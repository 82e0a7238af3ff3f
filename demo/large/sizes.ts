/** How large the large demo is (issue 2, point 11; quality.md 4). */
export const size = {
	studios: 500,
	clients: 50_000,
	/** Clients of the first studio; the others share the rest by a long tail. */
	largestStudio: 10_000,
	programsPerStudio: 5,
	groupsPerStudio: 4,
	/** One past, one current. */
	runsPerClient: 2,
	workoutsPerRun: 10,
	/** Of the past run. */
	logsPerClient: 4,
	setsPerLog: 3,
}

/** The days of a four-week run that have a workout, as offsets from its first day. */
export const dayOffsets = [0, 2, 4, 7, 9, 11, 14, 17, 21, 24]

/** One studio and the clients it has: numbers `from` to `to`, both included. */
export type Share = { studio: number; from: number; to: number }

/** 10,000 clients in the first studio, then fewer and fewer, at least ten. */
export function shares(): Share[] {
	const rest = size.clients - size.largestStudio
	const weights = Array.from({ length: size.studios - 1 }, (_, at) => (at + 2) ** -0.7)
	const least = 10
	const total = weights.reduce((sum, weight) => sum + weight, 0)
	const spread = rest - least * weights.length
	let weight = 0
	const ends = weights.map((each, at) => {
		weight += each
		return Math.round((weight / total) * spread) + least * (at + 1)
	})
	let from = size.largestStudio + 1
	const others = ends.map((end, at) => {
		const to = size.largestStudio + end
		const share = { studio: at + 2, from, to }
		from = to + 1
		return share
	})
	return [{ studio: 1, from: 1, to: size.largestStudio }, ...others]
}
