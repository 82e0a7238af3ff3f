import type { FieldValue } from './custom-fields.ts'

type Mergeable = {
	account_id: string | null
	email: string | null
	phone: string | null
	born_on: string | null
	locale: string | null
	time_zone: string | null
	external_id: string | null
	primary_coach_id: string | null
	tags: string[]
	custom_fields: Record<string, FieldValue>
	archived_at: Date | null
}

/**
 * 1.5: what the kept record says counts; what it leaves open is taken from the other. A log-in comes with its address.
 * Whoever was active in either is active.
 */
export function mergedFields(kept: Mergeable, gone: Mergeable): Mergeable {
	const takesLogIn = kept.account_id === null && gone.account_id !== null
	return {
		account_id: kept.account_id ?? gone.account_id,
		email: takesLogIn ? (gone.email ?? kept.email) : (kept.email ?? gone.email),
		phone: kept.phone ?? gone.phone,
		born_on: kept.born_on ?? gone.born_on,
		locale: kept.locale ?? gone.locale,
		time_zone: kept.time_zone ?? gone.time_zone,
		external_id: kept.external_id ?? gone.external_id,
		primary_coach_id: kept.primary_coach_id ?? gone.primary_coach_id,
		tags: [...new Set([...kept.tags, ...gone.tags])].slice(0, 20),
		custom_fields: { ...gone.custom_fields, ...kept.custom_fields },
		archived_at: kept.archived_at && gone.archived_at ? kept.archived_at : null,
	}
}
