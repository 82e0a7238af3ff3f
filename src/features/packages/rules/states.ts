/** How a package stands: reckoned from its credits and from what is paid, and stored nowhere. */
export const states = ['unpaid', 'active', 'used_up', 'expired', 'refunded', 'withdrawn'] as const
export type State = (typeof states)[number]
export const usableWhen = ['paid', 'bought'] as const
export const noShows = ['forfeit', 'return'] as const
