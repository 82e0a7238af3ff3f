/**
 * What the catalogue test may not find by itself, each with its reason. Everything else must be a studio table as
 * `call make_studio_table(...)` makes it. A line here is a decision: think twice, then say why.
 */

/** Tables outside studio security: nothing in them is a studio's own. */
export const globalTables: Record<string, string> = {
	studio: 'the directory of studios: a log-in has to find its way in; holds nothing private',
	account: 'accounts belong to people, who may be in several studios',
	account_credential: 'passwords of accounts',
	account_session: 'sessions of accounts',
	account_verification: 'links of accounts: verification, reset, change of address',
	account_two_factor: 'second factors of accounts',
	account_passkey: 'passkeys of accounts',
	account_email: 'addresses of accounts (1.5)',
	studio_access: 'which studios an account has to do with; role and client are read inside the studio',
	push_subscription: 'devices of accounts',
	studio_slug: 'a directory: whoever types an address has no studio yet; written only inside the own studio',
	rate_limit: 'strangers are limited too, and they have no studio',
	install_secret: 'secrets of the install itself',
	mailbox: 'mail of an install without a mail server, read by whoever runs it',
	schema_migration: 'which migrations have been applied',
}

/** Unique across studios on purpose. */
export const uniqueAcrossStudios: Record<string, string> = {
	stored_file_storage_key_key: 'all studios share one storage, so a random key must be unique in it',
}

/** Tables that requests and jobs may add to and read, nothing else. */
export const appendOnly: Record<string, string> = {
	ledger_transaction: 'what is booked is reversed, never changed (I15)',
	ledger_entry: 'what is booked is reversed, never changed (I15)',
	payment: 'a mistake is reversed, never edited (58)',
	receipt: 'what was handed out is corrected by a further document, never in place (I19)',
	payment_announced: 'what a client said, on the day they said it',
	event: 'the audit trail: written with its change, edited by nobody (I39)',
	studio_key: 'what it sealed can be opened with no other (quality 3)',
	measurement_read: 'who looked at health data, which nobody edits (quality 3)',
	reaction_done: 'forgetting that a reaction ran would run it twice (I25)',
}

/** Functions that run as their owner: past row security, so each one must be looked at. */
export const runsAsOwner: Record<string, string> = {
	sum_of_entries:
		'nobody may write the sums of an obligation by hand; bound to the rows that were just written under row security',
	credit_moves:
		'nobody may write where a credit stands by hand; bound to the entry that was just written under row security',
	forget_in_trail: 'a deleted client leaves the trail too (2.1, I40); bound to the studio of the transaction',
}

/** Views that read as their owner: past row security, so each one carries the studio in its own condition. */
export const readsAsOwner: Record<string, string> = {
	message_directory:
		'matching words is not leakproof: under row security no text index serves it; bound to the studio of the transaction',
	client_directory:
		'LIKE is not leakproof: under row security no trigram index serves it; bound to the studio of the transaction',
}
