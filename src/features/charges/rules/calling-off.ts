import type { ChargePart } from '../queries/subjects.ts'

type Attempt = {
	cancel_wanted_at: Date | null
	superseded_by: string | null
	parts: readonly Pick<ChargePart, 'amountMinor' | 'openMinor'>[]
}

/**
 * Whether an attempt is to be called off with the provider: somebody gave it up, another one takes its place, or what it is for
 * was settled otherwise (2, 16, 57). What became dearer meanwhile doesn't matter: the price it began with is honoured (17).
 */
export const isToCallOff = ({ cancel_wanted_at, superseded_by, parts }: Attempt): boolean =>
	cancel_wanted_at !== null ||
	superseded_by !== null ||
	parts.some(({ amountMinor, openMinor }) => openMinor < amountMinor)
