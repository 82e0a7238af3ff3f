/** 10.10: what of Tom's sessions is Tom's; Camille owns the studio, and all of hers is hers. */
export const tomsShareBp = 7000

/** Tom is paid what is open: one payout is there, one is being made. */
export const payouts = [
	{ coach: 'tom', ago: 31, sentAgo: 30, reference: 'HONO TOM 01', paidAgo: 28 },
	{ coach: 'tom', ago: 1, sentAgo: null, reference: '', paidAgo: null },
] as const

/** What coaches wrote about the last session that took place (6.5). */
export const feedback = [
	{
		...{ coach: 'camille', client: 'amelie' },
		words:
			'Belle séance : la barre reste près du corps, et le dernier 5 × 80 kg était le plus propre de tous.',
		nextSteps: 'Dormir, puis 3 × 8 rowing léger avant mardi. Filmez votre première série.',
	},
	{
		...{ coach: 'tom', client: 'ben' },
		words: 'Good work on the pauses. Depth is there now; the bar still drifts forward on the last reps.',
		nextSteps: 'Two sets of tempo squats on Saturday, and send me a video from the side.',
	},
] as const
