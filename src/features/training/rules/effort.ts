/** How hard a set was: said as RPE, or as repetitions in reserve. One is the other: RIR = 10 − RPE (5.2). */
export const efforts = ['rpe', 'rir'] as const
export type Effort = (typeof efforts)[number]

/** From 5 to 10 by halves, hardest first: below that nobody tells them apart. */
export const rpeSteps: readonly number[] = Array.from({ length: 11 }, (_, at) => 10 - at / 2)

/** The same number said the other way; between both it is its own inverse. */
export const inReserve = (rpe: number): number => 10 - rpe

/** As RPE, however it was sent. More than ten in reserve is no effort at all. */
export function rpeOf({
	rpe,
	rir,
}: {
	rpe?: number | null | undefined
	rir?: number | null | undefined
}): number | null {
	if (rpe != null) return rpe
	return rir != null && rir <= 10 ? inReserve(rir) : null
}

/** What an account without a word chose on this device, else what the coach prescribes by. */
export const effortOf = (kept: string | null, prescribed: readonly { rir?: number | undefined }[]): Effort =>
	efforts.find((each) => each === kept) ?? (prescribed.some(({ rir }) => rir !== undefined) ? 'rir' : 'rpe')
