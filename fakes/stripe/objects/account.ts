import type { Params } from '../wire/read.ts'
import { invalid } from '../wire/refusal.ts'
import type { World } from '../world.ts'

/** The one account there is. */
export function account(world: World, _params: Params, id = world.account): object {
	if (id !== world.account)
		throw invalid(
			`The provided key does not have access to account '${id}' (or that account does not exist).`,
			{
				code: 'account_invalid',
			},
		)
	return {
		id,
		object: 'account',
		business_profile: {
			name: 'Fake studio',
			url: null,
			support_email: null,
			support_phone: null,
			support_url: null,
		},
		business_type: 'individual',
		capabilities: { card_payments: world.knobs.chargesEnabled ? 'active' : 'inactive', transfers: 'active' },
		charges_enabled: world.knobs.chargesEnabled,
		...{ country: 'FR', created: world.now(), default_currency: 'eur', details_submitted: true },
		email: 'fake@example.com',
		external_accounts: {
			object: 'list',
			data: [],
			has_more: false,
			url: `/v1/accounts/${id}/external_accounts`,
		},
		metadata: {},
		payouts_enabled: true,
		settings: {
			dashboard: { display_name: 'Fake studio', timezone: 'Europe/Paris' },
			payments: { statement_descriptor: 'FAKE STUDIO' },
		},
		tos_acceptance: { date: null },
		type: 'standard',
	}
}
