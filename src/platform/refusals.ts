import { m } from '#messages'
import type { Locale } from './actor.ts'

type Messages = typeof m
type Codes<K> = K extends `refused_${infer Code}` ? Code : never

/** Every expected "no" has a sentence in both languages: the code is the message's name without `refused_`. */
export type RefusalCode = Codes<keyof Messages>
export type RefusalParams = Record<string, string | number>

/** The sentence a person reads: what happened, what it means, what to do. */
export function refusalText(code: RefusalCode, params: RefusalParams, locale: Locale): string {
	const say = m[`refused_${code}`] as (params: RefusalParams, options: { locale: Locale }) => string
	return say(params, { locale })
}

/** The HTTP status of a refusal: a conflict with the present state, unless the code says otherwise. */
export function refusalStatus(code: RefusalCode): number {
	return statuses[code] ?? 409
}

const statuses: Partial<Record<RefusalCode, number>> = {
	not_found: 404,
	invalid: 422,
	stale: 412,
	too_many_requests: 429,
	link_expired: 410,
	not_logged_in: 401,
	log_in_failed: 401,
	code_wrong: 422,
	password_wrong: 422,
	password_too_short: 422,
	password_common: 422,
	slug_reserved: 422,
	confirm_name: 422,
	field_value: 422,
	field_needs_choices: 422,
	too_many_fields: 422,
	too_many_tags: 422,
	column_name_missing: 422,
	column_twice: 422,
	file_kind: 422,
	file_too_large: 413,
	file_longer_than_reserved: 413,
	csv_empty: 422,
	csv_unreadable: 422,
	csv_too_many_rows: 422,
	csv_too_large: 413,
	appointments_no_duration: 422,
	appointments_no_title: 422,
	appointments_list_columns: 422,
	missing_scope: 403,
	method_not_allowed: 405,
	measurements_outside: 422,
	measurements_in_future: 422,
	measurements_whole: 422,
	measurements_empty: 422,
	measurements_tick_box: 422,
	measurements_needs_name: 422,
	measurements_no_photo: 422,
	unexpected: 500,
	same_key_other_body: 422,
	availability_hours_meet: 422,
	availability_days_length: 422,
	feed_address: 422,
	feed_unreachable: 422,
	feed_status: 422,
	feed_too_large: 422,
	feed_empty: 422,
	feed_unreadable: 422,
	feed_too_much: 422,
	recording_empty: 422,
	recording_unknown: 422,
	recording_broken: 422,
	recording_nothing: 422,
	recording_too_much: 413,
	recording_future: 422,
	charges_signature: 400,
	charges_key_public: 422,
	charges_key_form: 422,
	charges_key_wrong: 422,
	charges_key_rights: 422,
	charges_secret_known: 422,
	charges_amount: 422,
	charges_currencies: 422,
}
