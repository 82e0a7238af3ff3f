/** 6.3: every subscription is in one of these. */
export const states = ['active', 'awaiting', 'paused', 'pending', 'finished', 'cancelled'] as const
export type State = (typeof states)[number]

/** What lists can be narrowed to: a state, or the active ones that need training (5.4). */
export const filters = ['active', 'needs', 'awaiting', 'pending', 'paused', 'finished', 'cancelled'] as const
export type Filter = (typeof filters)[number]
