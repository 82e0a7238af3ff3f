const second = 1000
const paces = [10, 20, 40, 60, 120, 300, 600, 1800, 3600].map((each) => each * second)

/** 6: when to look again, sooner while it is fresh; once an hour in the end. */
export const nextLook = (now: Date, looks: number): Date =>
	new Date(now.getTime() + (paces[Math.min(looks, paces.length - 1)] ?? 3600 * second))

/** So long after it was asked, a request that left no trace never arrived. */
const surely = 3 * 60 * second
export const surelyLost = (askedAt: Date, now: Date): boolean => now.getTime() - askedAt.getTime() > surely

/** How long the provider remembers a request under its key; a little less than it promises. */
const remembered = 20 * 3600 * second
export const stillRemembered = (askedAt: Date, now: Date): boolean =>
	now.getTime() - askedAt.getTime() < remembered
