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
