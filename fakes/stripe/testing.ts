import Stripe from 'stripe'

/** Stripe's own client, pointed at a fake. */
export function clientOf({ url, key }: { url: string; key: string }): Stripe {
	const { hostname, port } = new URL(url)
	return new Stripe(key, {
		host: hostname,
		port: Number(port),
		protocol: 'http',
		maxNetworkRetries: 0,
		telemetry: false,
	})
}

/** Stripe's own client for the sandbox of whoever runs the tests, where they gave its key; never for real money. */
export function sandbox(): Stripe | null {
	const key = process.env.STRIPE_SANDBOX_KEY
	if (!key) return null
	if (!/^(sk|rk)_test_/.test(key)) throw new Error('STRIPE_SANDBOX_KEY must hold a test key (sk_test_…)')
	return new Stripe(key, { telemetry: false })
}
