/**
 * What this fake plays of Stripe: each operation, the SDK's type of its parameters, and the parameters that do something here.
 * Parameters which Stripe knows and the fake doesn't are refused by name, never ignored: a fake that nods is worse than none.
 * `a.b` opens one part of an object; a name alone takes it whole.
 */
const paging = ['limit', 'starting_after', 'ending_before', 'expand', 'created']
const customer = [
	...['email', 'name', 'phone', 'description', 'metadata', 'payment_method', 'preferred_locales', 'address'],
	...['invoice_settings.default_payment_method', 'expand'],
]
const confirming = [
	...['payment_method', 'off_session', 'return_url', 'setup_future_usage', 'receipt_email', 'expand'],
	...['error_on_requires_action', 'allowed_payment_method_types'],
	'payment_method_options.card.request_three_d_secure',
]
const intent = [
	...['amount', 'currency', 'customer', 'description', 'metadata', 'payment_method', 'setup_future_usage'],
	...['receipt_email', 'statement_descriptor_suffix', 'expand', 'allowed_payment_method_types'],
	'payment_method_options.card.request_three_d_secure',
]
const setup = [
	...['customer', 'payment_method', 'usage', 'metadata', 'description', 'confirm', 'return_url', 'expand'],
	...['allowed_payment_method_types', 'automatic_payment_methods'],
]
const session = [
	...['mode', 'ui_mode', 'success_url', 'cancel_url', 'customer', 'customer_email', 'client_reference_id'],
	...[
		'metadata',
		'expires_at',
		'locale',
		'submit_type',
		'currency',
		'expand',
		'allowed_payment_method_types',
	],
	...['line_items.quantity', 'line_items.price_data.currency', 'line_items.price_data.unit_amount'],
	...['line_items.price_data.product_data.name', 'line_items.price_data.product_data.description'],
	...['payment_intent_data.setup_future_usage', 'payment_intent_data.metadata'],
	...['payment_intent_data.description', 'payment_intent_data.receipt_email'],
	...['payment_intent_data.statement_descriptor_suffix', 'payment_method_options.card.setup_future_usage'],
	...['setup_intent_data.metadata', 'setup_intent_data.description'],
	...[
		'saved_payment_method_options.allow_redisplay_filters',
		'saved_payment_method_options.payment_method_save',
	],
]

type Play = { file: string; type: string; plays: string[] }
const play = (file: string, type: string, plays: string[] = ['expand']): Play => ({ file, type, plays })

export const operations: Record<string, Play> = {
	'GET /v1/account': play('Accounts', 'AccountRetrieveCurrentParams'),
	'GET /v1/accounts/{}': play('Accounts', 'AccountRetrieveParams'),

	'POST /v1/customers': play('Customers', 'CustomerCreateParams', customer),
	'GET /v1/customers': play('Customers', 'CustomerListParams', [...paging, 'email']),
	'GET /v1/customers/search': play('Customers', 'CustomerSearchParams', ['query', 'limit', 'page', 'expand']),
	'GET /v1/customers/{}': play('Customers', 'CustomerRetrieveParams'),
	'POST /v1/customers/{}': play('Customers', 'CustomerUpdateParams', customer),
	'DELETE /v1/customers/{}': play('Customers', 'CustomerDeleteParams', []),
	'GET /v1/customers/{}/payment_methods': play('Customers', 'CustomerListPaymentMethodsParams', [
		...paging,
		'type',
		'allow_redisplay',
	]),
	'GET /v1/customers/{}/payment_methods/{}': play('Customers', 'CustomerRetrievePaymentMethodParams'),

	'GET /v1/payment_methods': play('PaymentMethods', 'PaymentMethodListParams', [
		...paging,
		'customer',
		'type',
	]),
	'GET /v1/payment_methods/{}': play('PaymentMethods', 'PaymentMethodRetrieveParams'),
	'POST /v1/payment_methods/{}': play('PaymentMethods', 'PaymentMethodUpdateParams', [
		...['card', 'billing_details', 'metadata', 'allow_redisplay', 'expand'],
	]),
	'POST /v1/payment_methods/{}/attach': play('PaymentMethods', 'PaymentMethodAttachParams', [
		'customer',
		'expand',
	]),
	'POST /v1/payment_methods/{}/detach': play('PaymentMethods', 'PaymentMethodDetachParams'),

	'POST /v1/checkout/sessions': play('Checkout/Sessions', 'Checkout.SessionCreateParams', session),
	'GET /v1/checkout/sessions': play('Checkout/Sessions', 'Checkout.SessionListParams', [
		...paging,
		...['customer', 'payment_intent', 'status'],
	]),
	'GET /v1/checkout/sessions/{}': play('Checkout/Sessions', 'Checkout.SessionRetrieveParams'),
	'POST /v1/checkout/sessions/{}': play('Checkout/Sessions', 'Checkout.SessionUpdateParams', [
		'metadata',
		'expand',
	]),
	'POST /v1/checkout/sessions/{}/expire': play('Checkout/Sessions', 'Checkout.SessionExpireParams'),
	'GET /v1/checkout/sessions/{}/line_items': play(
		'Checkout/Sessions',
		'Checkout.SessionListLineItemsParams',
		paging,
	),

	'POST /v1/payment_intents': play('PaymentIntents', 'PaymentIntentCreateParams', [
		...new Set([...intent, ...confirming, 'confirm', 'automatic_payment_methods']),
	]),
	'GET /v1/payment_intents': play('PaymentIntents', 'PaymentIntentListParams', [...paging, 'customer']),
	'GET /v1/payment_intents/search': play('PaymentIntents', 'PaymentIntentSearchParams', [
		...['query', 'limit', 'page', 'expand'],
	]),
	'GET /v1/payment_intents/{}': play('PaymentIntents', 'PaymentIntentRetrieveParams', [
		'expand',
		'client_secret',
	]),
	'POST /v1/payment_intents/{}': play('PaymentIntents', 'PaymentIntentUpdateParams', intent),
	'POST /v1/payment_intents/{}/confirm': play('PaymentIntents', 'PaymentIntentConfirmParams', confirming),
	'POST /v1/payment_intents/{}/cancel': play('PaymentIntents', 'PaymentIntentCancelParams', [
		...['cancellation_reason', 'expand'],
	]),

	'POST /v1/setup_intents': play('SetupIntents', 'SetupIntentCreateParams', setup),
	'GET /v1/setup_intents': play('SetupIntents', 'SetupIntentListParams', [
		...paging,
		'customer',
		'payment_method',
	]),
	'GET /v1/setup_intents/{}': play('SetupIntents', 'SetupIntentRetrieveParams', ['expand', 'client_secret']),
	'POST /v1/setup_intents/{}/confirm': play('SetupIntents', 'SetupIntentConfirmParams', [
		...['payment_method', 'return_url', 'expand'],
	]),
	'POST /v1/setup_intents/{}/cancel': play('SetupIntents', 'SetupIntentCancelParams', [
		...['cancellation_reason', 'expand'],
	]),

	'GET /v1/charges': play('Charges', 'ChargeListParams', [...paging, 'customer', 'payment_intent']),
	'GET /v1/charges/search': play('Charges', 'ChargeSearchParams', ['query', 'limit', 'page', 'expand']),
	'GET /v1/charges/{}': play('Charges', 'ChargeRetrieveParams'),

	'POST /v1/refunds': play('Refunds', 'RefundCreateParams', [
		...['charge', 'payment_intent', 'amount', 'reason', 'metadata', 'expand'],
	]),
	'GET /v1/refunds': play('Refunds', 'RefundListParams', [...paging, 'charge', 'payment_intent']),
	'GET /v1/refunds/{}': play('Refunds', 'RefundRetrieveParams'),
	'POST /v1/refunds/{}': play('Refunds', 'RefundUpdateParams', ['metadata', 'expand']),

	'GET /v1/disputes': play('Disputes', 'DisputeListParams', [...paging, 'charge', 'payment_intent']),
	'GET /v1/disputes/{}': play('Disputes', 'DisputeRetrieveParams'),
	'POST /v1/disputes/{}': play('Disputes', 'DisputeUpdateParams', [
		...['evidence.uncategorized_text', 'metadata', 'submit', 'expand'],
	]),
	'POST /v1/disputes/{}/close': play('Disputes', 'DisputeCloseParams'),

	'GET /v1/balance_transactions': play('BalanceTransactions', 'BalanceTransactionListParams', [
		...paging,
		...['type', 'source', 'currency'],
	]),
	'GET /v1/balance_transactions/{}': play('BalanceTransactions', 'BalanceTransactionRetrieveParams'),

	'GET /v1/events': play('Events', 'EventListParams', [...paging, 'type', 'types', 'delivery_success']),
	'GET /v1/events/{}': play('Events', 'EventRetrieveParams'),

	'POST /v1/webhook_endpoints': play('WebhookEndpoints', 'WebhookEndpointCreateParams', [
		...['url', 'enabled_events', 'description', 'metadata', 'api_version', 'expand'],
	]),
	'GET /v1/webhook_endpoints': play('WebhookEndpoints', 'WebhookEndpointListParams', paging),
	'GET /v1/webhook_endpoints/{}': play('WebhookEndpoints', 'WebhookEndpointRetrieveParams'),
	'POST /v1/webhook_endpoints/{}': play('WebhookEndpoints', 'WebhookEndpointUpdateParams', [
		...['url', 'enabled_events', 'description', 'disabled', 'metadata', 'expand'],
	]),
	'DELETE /v1/webhook_endpoints/{}': play('WebhookEndpoints', 'WebhookEndpointDeleteParams', []),
}

/** The objects the fake answers with: `object` on the wire, and where the SDK declares it. */
export const objects: Record<string, { file: string; type: string }> = {
	account: { file: 'Accounts', type: 'Account' },
	customer: { file: 'Customers', type: 'Customer' },
	payment_method: { file: 'PaymentMethods', type: 'PaymentMethod' },
	'checkout.session': { file: 'Checkout/Sessions', type: 'Session' },
	payment_intent: { file: 'PaymentIntents', type: 'PaymentIntent' },
	setup_intent: { file: 'SetupIntents', type: 'SetupIntent' },
	charge: { file: 'Charges', type: 'Charge' },
	refund: { file: 'Refunds', type: 'Refund' },
	dispute: { file: 'Disputes', type: 'Dispute' },
	balance_transaction: { file: 'BalanceTransactions', type: 'BalanceTransaction' },
	webhook_endpoint: { file: 'WebhookEndpoints', type: 'WebhookEndpoint' },
}
