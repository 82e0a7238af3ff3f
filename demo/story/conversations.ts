type Line = {
	client: string
	/** Who wrote it; null: the client. */
	by: 'camille' | 'tom' | null
	ago: number
	at: string
	body: string
}

/** What clients and coaches have said to each other; the last of some is still to be read. */
export const lines: readonly Line[] = [
	{
		client: 'amelie',
		by: 'camille',
		ago: 9,
		at: '18:10',
		body: 'Bonjour Amélie, comment s’est passée la séance de jambes ?',
	},
	{
		client: 'amelie',
		by: null,
		ago: 9,
		at: '20:32',
		body: 'Très bien ! Les deux dernières séries étaient dures, mais propres.',
	},
	{
		client: 'amelie',
		by: 'camille',
		ago: 8,
		at: '07:45',
		body: 'Parfait. On garde la même charge cette semaine, et on soigne la descente.',
	},
	{
		client: 'amelie',
		by: null,
		ago: 2,
		at: '12:20',
		body: 'Je pars en week-end vendredi. Je déplace la séance à jeudi ?',
	},
	{
		client: 'amelie',
		by: 'camille',
		ago: 2,
		at: '13:05',
		body: 'Oui, jeudi c’est parfait. Repos complet ensuite.',
	},
	{
		client: 'ben',
		by: null,
		ago: 6,
		at: '19:15',
		body: 'Is it OK to swap the bench press for dumbbells? The gym is packed at six.',
	},
	{ client: 'ben', by: 'tom', ago: 6, at: '20:02', body: 'Of course. Same sets, stop with two in the tank.' },
	{
		client: 'ben',
		by: null,
		ago: 1,
		at: '18:40',
		body: 'Felt strong today. Could we look at my squat on video next time?',
	},
	{
		client: 'ines',
		by: 'camille',
		ago: 4,
		at: '09:30',
		body: 'Bonjour Inès, votre forfait touche bientôt à sa fin : on en parle samedi ?',
	},
	{
		client: 'ines',
		by: null,
		ago: 3,
		at: '21:10',
		body: 'Avec plaisir. J’aimerais passer à deux séances par semaine.',
	},
	{ client: 'priya', by: null, ago: 1, at: '08:05', body: 'Running late for our call, ten minutes!' },
	{ client: 'priya', by: 'tom', ago: 1, at: '08:07', body: 'No worries, I’m here.' },
]

/** 10.6: made for one client, and still to be accepted. */
export const offer = {
	...{
		client: 'ines',
		by: 'camille' as const,
		ago: 2,
		at: '10:15',
		name: '12 séances, deux par semaine',
		sessions: 12,
	},
	...{ priceMinor: 54_000, validMonths: 3, noRenewal: true },
	body: 'Voici ce que je vous propose : douze séances à utiliser en trois mois.',
} as const

/** 12.4: to everybody in one group. */
export const toMany = {
	...({ by: 'camille' } as const),
	...{ ago: 5, at: '17:00' },
	body: 'Samedi, le petit groupe commence à 10 h au lieu de 9 h 30. À samedi !',
} as const

/** Texts that are sent again and again. */
export const texts = [
	{
		by: 'camille',
		title: 'Après la séance',
		body: 'Bravo pour aujourd’hui ! Pensez à boire et à bien dormir ce soir.',
	},
	{
		by: 'camille',
		title: 'Report',
		body: 'Pas de souci, on reporte. Choisissez une autre heure dans « Séances ».',
	},
	{
		by: 'tom',
		title: 'Video, please',
		body: 'Could you send me a short video of your last set, from the side?',
	},
] as const
