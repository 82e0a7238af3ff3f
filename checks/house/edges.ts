/**
 * The architecture as data: which feature may use which. Features depend only downwards, so the list, read from top to
 * bottom, is the building from cellar to roof. Against the arrows there are events.
 */
export const mayUse: Record<string, readonly string[]> = {
	accounts: [],
	studios: ['accounts'],
	clients: ['studios', 'accounts'],
	exercises: ['studios', 'accounts', 'clients'],
	programs: ['studios', 'accounts', 'clients', 'exercises'],
	sharing: ['studios', 'accounts', 'clients', 'exercises', 'programs'],
	calendars: ['studios', 'accounts', 'clients', 'exercises', 'programs', 'sharing'],
	training: ['studios', 'accounts', 'clients', 'exercises', 'programs', 'sharing', 'calendars'],
	records: ['clients', 'exercises', 'programs', 'training'],
	imports: ['studios', 'accounts', 'clients', 'exercises', 'programs', 'calendars', 'training'],
	availability: ['studios', 'accounts', 'clients'],
	payments: ['studios', 'accounts', 'clients'],
	receipts: ['studios', 'accounts', 'clients', 'payments'],
	charges: ['studios', 'accounts', 'clients', 'payments'],
	plans: ['studios', 'accounts', 'clients', 'payments', 'charges'],
	fees: ['studios', 'accounts', 'clients', 'payments', 'charges'],
	subscriptions: [
		...['studios', 'accounts', 'clients', 'programs', 'calendars', 'training'],
		...['payments', 'charges', 'fees'],
	],
	packages: ['studios', 'accounts', 'clients', 'payments', 'charges'],
	renewals: ['studios', 'accounts', 'clients', 'payments', 'charges', 'packages'],
	appointments: ['studios', 'accounts', 'clients', 'availability', 'payments', 'packages', 'renewals'],
	earnings: ['studios', 'accounts', 'clients', 'payments', 'packages', 'appointments'],
	bundles: ['studios', 'accounts', 'clients', 'availability', 'payments', 'appointments'],
	conversations: [
		...['studios', 'accounts', 'clients', 'programs', 'sharing', 'calendars', 'training'],
		...['payments', 'charges', 'packages', 'appointments'],
	],
	measurements: ['studios', 'accounts', 'clients'],
	notifications: [
		...['studios', 'accounts', 'clients', 'exercises', 'programs', 'sharing', 'calendars', 'training'],
		'subscriptions',
		...[
			'availability',
			'payments',
			'receipts',
			'charges',
			'plans',
			'fees',
			'packages',
			'renewals',
			'appointments',
			'bundles',
			'conversations',
		],
	],
	frame: [
		...['studios', 'accounts', 'clients', 'exercises', 'programs', 'sharing', 'calendars', 'training'],
		'subscriptions',
		...[
			'availability',
			'payments',
			'receipts',
			'charges',
			'plans',
			'fees',
			'packages',
			'renewals',
			'appointments',
			'bundles',
			'conversations',
			'notifications',
		],
	],
}

/** Builds worlds for tests out of every feature; only tests may use it. */
export const testing = 'testing'

/** Files of src/features that gather all features, and may therefore use all. */
export const gatherers = ['house.ts', 'api.ts', 'web.ts', 'web-api.ts']

/** What a feature folder holds. One line per kind; `name/` allows what is inside. */
export const featureFiles = [
	'README.md',
	'rules.ts',
	'rules/',
	'fields.ts',
	'events.ts',
	'permissions.ts',
	'queries.ts',
	'queries/',
	'use-cases/',
	'api.ts',
	'reactions.ts',
	'regular.ts',
	'emails/',
	'pages/',
]

/** What one feature has besides, with its reason. */
export const ownFiles: Record<string, Record<string, string>> = {
	accounts: {
		'who.ts': 'who sends a request: asked before there is an actor, hence no query',
		'ways-in/': 'tables and secrets of accounts, which stand outside studios: no query can reach them',
	},
	appointments: {
		'telling/': 'the same people are told of many events in the same words: what reactions share',
		'public-pages.ts':
			'who comes to a page of the studio that an address names is known only there, and what they hold stands in a cookie',
		'by-link.ts': 'a link that is over shows a page of its own, where a door would answer "not found"',
		'transfers/':
			'what arrives and leaves as bytes: documents, and calendars for other programs; their doors are no use-cases',
	},
	availability: {
		'feeds/':
			'calendars that arrive from elsewhere: fetched, and read in a thread that has to be a file of its own',
	},
	clients: {
		'transfers/': 'what arrives and leaves as bytes: uploads, downloads, CSV; their doors are no use-cases',
	},
	imports: {
		'work.ts':
			'part after part of a long file, each in a transaction of its own: no use-case holds one for all of it',
		'transfers/': 'files arrive as bytes; their doors are no use-cases',
		'recordings/': 'files of devices, read in a thread that has to be a file of its own',
	},
	measurements: {
		'transfers/':
			'photos arrive and leave as bytes, and a client takes everything as one file; their doors are no use-cases',
	},
	charges: {
		'stripe/': 'the provider, behind one port: asked outside of any transaction',
		'looking/': 'asks the provider between two transactions: no use-case holds a connection while it waits',
		'transfers/': 'the comparison leaves as a file; its door is no use-case',
	},
	earnings: {
		'transfers/': 'a month leaves as a file; its door is no use-case',
	},
	payments: {
		'transfers/': 'revenue leaves as a file; its door is no use-case',
	},
	receipts: {
		'by-link.ts':
			'the link on a receipt names the studio to ask in, and its tries are counted before anything is asked',
		'transfers/': 'PDFs and the year’s book leave as bytes; their doors are no use-cases',
	},
	studios: {
		'in-address.ts': 'which studio a public address names: asked before there is an actor, hence no query',
		'setup-link.ts': 'printed at the first start, before there is a house that a query could be asked in',
	},
	subscriptions: {
		'telling/': 'what several reactions say of one subscription, to its client and their coaches',
	},
	conversations: {
		'transfers/':
			'what goes on while one looks is a stream, and files arrive as bytes; their doors are no use-cases',
		'work.ts':
			'part after part of a message to many, each in a transaction of its own: no use-case holds one for all',
	},
	exercises: {
		'library/': 'the exercises that come with Touchline are code, not rows (3.3)',
		'columns.ts': 'one place where an exercise becomes a row and back',
	},
	notifications: {
		'by-link.ts': 'an unsubscribe link names the studio to act in: known only once its signature is checked',
		'at-the-machine.ts': 'who may open the mailbox depends on the connection, not on an actor',
	},
}

/** What a feature lets others use. Everything else is its own. */
export const usableFiles = [
	'events.ts',
	'permissions.ts',
	'queries.ts',
	'queries/',
	'use-cases/',
	'rules.ts',
	'rules/',
	'pages/parts/',
]

/** What others may use of one feature besides. */
export const usableOwnFiles: Record<string, readonly string[]> = {
	accounts: ['auth.ts', 'who.ts', 'ways-in/'],
	studios: ['in-address.ts'],
	exercises: ['library/'],
	// What an upload was refused for, in words: the same for whoever takes files.
	clients: ['transfers/answers.ts', 'transfers/refused-before.ts'],
	// What is offered in a conversation is made of what a package is made of.
	packages: ['fields.ts'],
	// A month of free times, and how a session stands in words: the same wherever they are shown.
	appointments: ['pages/FreeTimes.svelte', 'pages/words.ts'],
}

/** Routes that show the kit itself, and therefore use all of it. */
export const kitShow = 'src/routes/(public)/styleguide/'

/** Files that may be longer than 300 lines. */
export const longFiles: Record<string, string> = {
	'demo/story/': 'the story is data',
	'src/platform/database/types.ts': 'generated from the database',
	'src/features/exercises/library/': 'data: one exercise after the other',
}

export const limits = { file: { warn: 200, fail: 300 }, function: { warn: 40, fail: 60 } }
