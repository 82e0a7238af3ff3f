/** 8.6: the statistic cards of the client area, in their order; a studio shows those it chose. */
export const clientCards = ['total', 'completed', 'time', 'next', 'spent'] as const
export type ClientCard = (typeof clientCards)[number]
