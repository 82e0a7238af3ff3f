/** Who may have which program (rule 4): one of every kind, and one that isn't switched on. */
export type StoryShare = {
	readonly program: string
	readonly kind: 'specific' | 'generic'
	/** Named clients of specific sharing, and how many days ago each was added: before activation, or later. */
	readonly clients?: readonly { key: string; days: number }[]
	/** Groups of generic sharing; none: everybody. */
	readonly groups?: readonly string[]
	/** How many days ago the switch was thrown; null: not yet. */
	readonly activated: number | null
	readonly tell?: boolean
}

export const shares: readonly StoryShare[] = [
	{
		program: 'off-season',
		kind: 'specific',
		activated: 226,
		clients: [
			{ key: 'ben', days: 227 },
			{ key: 'sean', days: 94 },
			{ key: 'tomasz', days: 86 },
			{ key: 'maggie', days: 2 },
		],
	},
	{ program: 'force-base', kind: 'generic', activated: 204 },
	{ program: 'kettlebell', kind: 'generic', activated: 170 },
	{ program: 'first-5k', kind: 'generic', groups: ['Nouveaux', 'Hybrid runners'], activated: 138 },
	{ program: 'masters', kind: 'generic', groups: ['Masters 50+'], activated: 139, tell: true },
	{ program: 'hybride', kind: 'generic', groups: ['Hybrid runners'], activated: 124 },
	{
		program: 'return',
		kind: 'specific',
		activated: 117,
		clients: [
			{ key: 'ben', days: 217 },
			{ key: 'hannah', days: 114 },
			{ key: 'priya', days: 1 },
		],
	},
]
