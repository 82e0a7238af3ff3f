import { gpxRun } from '#features/imports/recordings/samples.ts'

/**
 * What can't be made from a schema alone, by `feature.use-case.path.to.field`, `feature.field` or `field`: texts with a
 * pattern, values that must fit each other. Ids never stand here; they come from the world.
 */
export const samples: Record<string, unknown> = {
	timeZone: 'Europe/Paris',
	'imports.start-import.content': 'Date,Exercise,Reps\n2026-01-05,Back squat,5',
	'imports.start-program-import.content': 'Week,Day,Exercise,Sets\n1,1,Back squat,5x5',
	'imports.map-import.mapping': { columns: { 0: 'date', 1: 'exercise' }, dayOrder: 'day' },
	'imports.keep-recordings.content': Buffer.from(gpxRun(new Date('2026-01-05T08:00:00Z'), 10, 2000)).toString(
		'base64',
	),
	'training.keep-recording.startedAt': new Date('2026-01-05T08:00:00Z'),
	'training.keep-recording.endedAt': new Date('2026-01-05T08:10:00Z'),
	'clients.start-import.content': 'Name,E-mail\nSomebody,somebody@example.test',
	'notifications.add-device.p256dh': `B${'A'.repeat(86)}`,
	'notifications.add-device.auth': 'A'.repeat(22),
	'notifications.kind': 'program-available',
	locale: 'en',
	zone: 'Europe/Paris',
	'appointments.startsAt': '2126-04-01T09:00',
	'appointments.book-appointment.startsAt': '2126-04-01T09:00:00Z',
	'appointments.hold-time.startsAt': '2126-04-01T09:00:00Z',
	'appointments.book-as-guest.startsAt': '2126-04-01T09:00:00Z',
	'appointments.open-time.startsAt': '2126-04-01T09:00:00Z',
	'appointments.move-own-appointment.startsAt': '2126-03-03T09:00:00Z',
	'appointments.move-by-link.startsAt': '2126-03-03T09:00:00Z',
	'appointments.create-appointment.minutes': 60,
	'appointments.import-appointments.content':
		'start,client,title,minutes\n2126-04-01 09:00,Nobody At All,Session,60',
	'appointments.agenda.from': '2126-03-01',
	'appointments.agenda.to': '2126-03-31',
	'appointments.url': 'https://example.test/plan',
	'bundles.expiresOn': '2126-03-01',
	'bundles.starts': ['2126-03-03T09:00:00Z'],
	'bundles.startsAt': ['2126-04-01T09:00'],
	'availability.start': '09:00',
	'availability.end': '12:00',
	'availability.day': '2100-01-05',
	'availability.year': 2027,
	'availability.keep-read-calendar.fetched': { at: new Date(0), kind: 'failed', failure: 'feed_status' },
	'appointments.link': 'https://example.test/meet',
	'payments.amountMinor': 100,
	'payments.paidOn': '2026-03-02',
	'payments.referencePattern': '{code}',
	'payments.method': 'cash',
	'payments.from': '2026-01-01',
	'payments.to': '2026-12-31',
	'payments.until': '2026-03-01',
	'receipts.from': '2026-01-01',
	'receipts.to': '2026-12-31',
	'receipts.prefix': 'R',
	'receipts.year': 2026,
	reminderLeads: ['P1D'],
	content: { v: 1, sections: [] },
	// Made by a device: they refer to nothing.
	'training.entryId': '01a20489-18e5-728e-be99-cc6a76e941d0',
	'training.deviceId': '01a20489-18e5-728e-be99-cc6a76e941d1',
	'measurements.give-consent.version': 1,
	'charges.secretKey': 'sk_test_knocking',
	'charges.signingSecret': 'whsec_knocking',
	'charges.consent': true,
	'charges.month': '2026-03-01',
	'charges.amountMinor': 100,
	'plans.firstOn': '2100-03-01',
	'conversations.body': 'Hello',
	'packages.lastDay': '2100-05-01',
	'packages.method': 'cash',
	'packages.sessions': 10,
	'packages.priceMinor': 40_000,
	'earnings.currency': 'EUR',
	'earnings.month': '2026-03-01',
	'earnings.amountMinor': 100,
	'earnings.sentOn': '2026-03-02',
	'earnings.paidOn': '2026-03-02',
	'fees.firstOn': '2100-03-01',
	'fees.amountMinor': 6000,
	'training.log-score.sectionId': 's2',
	'fees.resumesOn': '2100-04-10',
	'fees.on': '2100-04-10',
	'charges.note-decline.decline': 'funds',
	'charges.settle-charge.seen': { what: 'silence' },
	'charges.settle-charge.asOf': new Date(0),
	'charges.settle-refund.asOf': new Date(0),
	'charges.settle-dispute.asOf': new Date(0),
	'charges.settle-refund.look': { what: 'silence' },
	'charges.settle-dispute.seen': { id: 'du_knock', intentId: null },
	'charges.settle-setup.seen': { id: 'cs_knock', setupRef: null },
}

/** Texts with an id of the world inside, by field: which id, and what stands around it. */
export const idsInTexts: Record<string, { key: string; text: (id: string) => string }> = {
	'exercises.key': { key: 'exerciseId', text: (id) => `own:${id}` },
	exerciseKey: { key: 'exerciseId', text: (id) => `own:${id}` },
	benchmarkKey: { key: 'logId', text: (id) => `amrap:${id}` },
}

/** Verbs whose own people can't be let in by what the world has, with the reason. They are knocked at all the same. */
const onlyTheirAccount = 'belongs to one account, in the world the client’s; the verb is for any account'
const guests = 'for a visitor of the studio, as whom its public page lets people in'
export const notArranged: Record<string, string> = {
	'conversations.delete-message': 'a message is taken back by whoever wrote it, in the world the coach',
	'conversations.send-message': 'takes files that whoever sends has just brought',
	'conversations.note-waiting': 'done by Touchline itself, on its rounds',
	'conversations.work-broadcast': 'done by Touchline itself, part after part',
	'conversations.file-to-send': 'the world has the row of a file, not its bytes',
	'conversations.file-to-receive': 'only for a file of one’s own that is still being uploaded',
	'accounts.remove-passkey': onlyTheirAccount,
	'accounts.rename-passkey': onlyTheirAccount,
	'accounts.revoke-session': onlyTheirAccount,
	'notifications.remove-device': onlyTheirAccount,
	'notifications.test-push': onlyTheirAccount,
	'notifications.mail-in-box': 'the mailbox of the install is empty',
	'clients.finish-file': 'only for a file of one’s own that is still being uploaded',
	'availability.keep-read-calendar': 'done by Touchline itself, on its rounds',
	'plans.collect': 'done by Touchline itself, on its rounds',
	'packages.expire-package': 'done by Touchline itself, on its rounds',
	'packages.note-expiring': 'done by Touchline itself, on its rounds',
	'packages.void-refunded': 'done by Touchline itself, when money went back',
	'earnings.settle-earnings': 'done by Touchline itself, when a session is completed',
	'fees.begin-period': 'done by Touchline itself, on its rounds',
	'payments.note-overdue': 'done by Touchline itself, on its rounds',
	'charges.note-decline': 'done by Touchline itself, when a card was declined',
	'charges.collect': 'done by Touchline itself, on its rounds',
	'charges.note-account': 'done by Touchline itself, with what the provider answered',
	'charges.settle-charge': 'done by Touchline itself, with what the provider answered',
	'charges.settle-refund': 'done by Touchline itself, with what the provider answered',
	'charges.settle-dispute': 'done by Touchline itself, with what the provider answered',
	'charges.settle-setup': 'done by Touchline itself, with what the provider answered',
	'charges.receive-event': 'needs the signature of the provider',
	'clients.merge-clients': 'merges two clients; all ids of a world lead to one',
	'accounts.remove-email': 'takes an address one has beside the first; the world gives one',
	'studios.create-studio': 'only its page gives it the studio that is being made',
	'notifications.unsubscribe': 'needs the signed link of a mail',
	'notifications.unsubscription': 'needs the signed link of a mail',
	'appointments.session-by-link': 'needs the signed link of a mail',
	'appointments.times-to-move-by-link': 'needs the signed link of a mail',
	'appointments.cancel-by-link': 'needs the signed link of a mail',
	'appointments.move-by-link': 'needs the signed link of a mail',
	'receipts.receipt-by-link': 'needs the signed link of a receipt',
	'appointments.just-booked': 'needs the signed link that follows a booking',
	'appointments.book-as-guest': guests,
	'appointments.join-as-guest': guests,
	'clients.receive-guest': guests,
	'notifications.choose': 'for those whom the kind is for; the sample kind is for clients',
	'notifications.mark-read': 'a notice belongs to one person, in the world the client',
	'clients.file-to-receive': 'only for a file of one’s own that is still being uploaded',
	'/src/routes/files/[fileId]/+server.ts': 'the world has the row of a file, not its bytes',
	'/src/routes/(public)/mailbox/+page.server.ts': 'only for whoever sits at the machine',
	'/src/routes/(public)/mailbox/[mailId]/+page.server.ts': 'only for whoever sits at the machine',
	'measurements.photo-to-send': 'the world has the row of a photo, not its bytes',
	'measurements.photo-to-receive': 'only for a photo of one’s own that is still being uploaded',
	'measurements.finish-photo': 'only for a photo of one’s own that is still being uploaded',
	'/src/routes/photos/[photoId]/+server.ts': 'the world has the row of a photo, not its bytes',
	'appointments.feed': 'needs the secret of an address',
	'appointments.finish-document': 'only for a document of one’s own that is still being uploaded',
	'appointments.document-to-receive': 'only for a document of one’s own that is still being uploaded',
	'clients.merged-into': 'only for a client that was merged into another',
}

/**
 * Findings that are known and not mended yet: `<verb or file> as <stranger>` → what has to happen. A line that no longer
 * finds anything fails the test, so that none stays behind.
 */
export const stillOpen: Record<string, string> = {}

/** Use-cases that are on purpose no operation of the API, with the reason. */
const inPerson = 'a way in, done by the person at their own screen: a key must never be enough'
const ofClient = 'the client’s own word on their body, given at their own screen: a key must never be enough'
const ofTheKey =
	'the key to the studio’s money, given by its owner at their own screen: an API key must never be enough'
const ofBrowser = 'belongs to the browser that asks for it'
const ofGuests =
	'done by whoever has no log-in, hence no key, at a public page; a key makes the client and plans the appointment'
const waysIn = [
	...[
		'accept-invitation',
		'accept-invitation-as-me',
		'add-email',
		'add-passkey',
		'ask-for-reset',
		'begin-passkey',
	],
	...[
		'begin-passkey-log-in',
		'change-account',
		'change-email',
		'change-password',
		'choose-place',
		'confirm-email',
	],
	...[
		'confirm-log-in',
		'log-in',
		'log-in-with-passkey',
		'log-out',
		'make-api-key',
		'remove-email',
		'remove-passkey',
	],
	...['rename-passkey', 'renew-backup-codes', 'reset-password', 'revoke-api-key', 'revoke-other-sessions'],
	...['revoke-session', 'set-up-second-factor', 'turn-second-factor-off', 'turn-second-factor-on'],
]
export const notInApi: Record<string, string> = {
	...Object.fromEntries(waysIn.map((verb) => [`accounts.${verb}`, inPerson])),
	'studios.set-up': 'the first act of an install, before there is anybody to have a key',
	'studios.create-studio': 'makes what a key would belong to',
	'imports.work-import': 'Touchline itself goes on with what a coach began',
	'training.keep-history': 'what an import writes, part after part',
	'training.remove-history': 'what undoing an import takes away',
	'training.keep-recording': 'what the file of a device becomes',
	'training.remove-recording': 'what taking such a file back takes away',
	'notifications.add-device': ofBrowser,
	'notifications.remove-device': ofBrowser,
	'notifications.test-push': ofBrowser,
	'notifications.unsubscribe': 'done by the link in a mail, by whoever has the mail',
	...Object.fromEntries(
		['give-consent', 'withdraw-consent', 'erase'].map((verb) => [`measurements.${verb}`, ofClient]),
	),
	'measurements.finish-photo': 'the second half of an upload, which its own address does',
	'appointments.cancel-by-link': 'done by the link in a mail, by whoever has the mail',
	'appointments.move-by-link': 'done by the link in a mail, by whoever has the mail',
	'appointments.hold-time': ofGuests,
	'appointments.release-hold': ofGuests,
	'appointments.book-as-guest': ofGuests,
	'appointments.join-as-guest': ofGuests,
	'clients.receive-guest': 'part of a guest’s booking; alone it would tell which addresses are on file (I34)',
	'appointments.finish-document': 'the second half of an upload, which its own address does',
	'appointments.make-feed': inPerson,
	'subscriptions.accept': inPerson,
	'clients.finish-file': 'the second half of an upload, which its own address does',
	'availability.keep-read-calendar': 'done by Touchline itself, on its rounds',
	...Object.fromEntries(
		['settle-charge', 'settle-refund', 'settle-dispute', 'settle-setup'].map((verb) => [
			`charges.${verb}`,
			'done by Touchline itself, with what the provider answered',
		]),
	),
	'conversations.note-waiting': 'done by Touchline itself, on its rounds',
	'conversations.work-broadcast': 'done by Touchline itself, part after part',
	'packages.expire-package': 'done by Touchline itself, on its rounds',
	'packages.note-expiring': 'done by Touchline itself, on its rounds',
	'packages.void-refunded': 'done by Touchline itself, when money went back',
	'subscriptions.ask-payment': 'done by Touchline itself, once an invitation is accepted',
	'subscriptions.begin-paid': 'done by Touchline itself, once it is paid',
	'earnings.settle-earnings': 'done by Touchline itself, when a session is completed',
	'renewals.go-on': 'done by Touchline itself, on its rounds',
	'fees.begin-period': 'done by Touchline itself, on its rounds',
	'payments.note-overdue': 'done by Touchline itself, on its rounds',
	'plans.collect': 'done by Touchline itself, on its rounds',
	'charges.note-decline': 'done by Touchline itself, when a card was declined',
	'charges.collect': 'done by Touchline itself, on its rounds',
	'charges.note-account': 'done by Touchline itself, with what the provider answered',
	'charges.receive-event': 'the provider’s own address for events, which it signs',
	...Object.fromEntries(
		['connect-stripe', 'disconnect-stripe', 'add-signing-secret', 'remove-signing-secret'].map((verb) => [
			`charges.${verb}`,
			ofTheKey,
		]),
	),
}

/** Queries asked with POST, because what they ask about doesn't fit an address. */
export const askedByPost: Record<string, string> = {
	'exercises.names': 'takes up to 500 keys',
	'bundles.dates': 'takes a date for each session',
	'bundles.dates-by-hand': 'takes a date for each session',
}

/** Pages without anything to load, hence without a door: file → reason. */
export const pagesWithoutDoor: Record<string, string> = {}

/** Route parameters that are no ids of the world: what a stranger would try. */
export const routeTexts: Record<string, string> = {
	path: 'no-such-path',
	token: 'no-such-token',
	secret: 'no-such-token',
	slug: 'no-such-slug',
	studio: 'no-such-studio',
	kind: 'program-available',
}

/** Route files that may do without a door, with the reason. */
export const routesWithoutDoor: Record<string, string> = {
	'/src/routes/(public)/styleguide/+page.server.ts':
		'shows the kit; its forms answer fixed texts and keep nothing',
}
