/** A place as it stands, with what its coach has earned by it so far. */
export type Standing = {
	/** It took place, and its client came. */
	completed: boolean
	valueMinor: number
	/** The session of the package that paid it was given back for good. */
	creditReturned: boolean
	/** The last turn; 0: never completed. */
	turn: number
	/** What of that turn is still earned; null: it is undone, or there was none. */
	left: number | null
	/** That turn was paid by a package. */
	byPackage: boolean
}

export type Line = { turn: number; kind: 'earned' | 'undone' }

/**
 * 10.10: what has to be written so that a place earns once while it is completed, whatever it went through: nothing where that is so already.
 * A session of a package that was given back pays another one: it earns there.
 */
export function linesOf({ completed, creditReturned, turn, left, byPackage }: Standing): Line[] {
	if (left === null) return completed ? [{ turn: turn + 1, kind: 'earned' }] : []
	if (!completed) return [{ turn, kind: 'undone' }]
	if (!creditReturned || !byPackage) return []
	return [
		{ turn, kind: 'undone' },
		{ turn: turn + 1, kind: 'earned' },
	]
}
