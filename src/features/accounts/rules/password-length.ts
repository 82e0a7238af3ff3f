/** Shortest password in characters (quality 3): alone, or beside a second factor. */
export const passwordMinimum = { alone: 15, withSecondFactor: 8 } as const
/** Longest one; far beyond the 64 that must be accepted, and short enough to be hashed without harm. */
export const passwordMaximum = 256
