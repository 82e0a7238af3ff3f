import type { Locale } from '#platform/i18n/format.ts'

/** What every page of a coach's availability is given. */
export type Around = {
	coaches: { id: string; name: string; own: boolean }[]
	/** Null: nobody works here as a coach. */
	coachId: string | null
	role: 'owner' | 'coach' | 'assistant'
	locale: Locale
}

/** The monday-first or sunday-first order is the studio's; hours start on Monday, as coaches plan. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const
