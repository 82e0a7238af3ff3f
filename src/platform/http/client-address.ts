import { BlockList, isIP } from 'node:net'

/**
 * Makes the function that tells who really asks. Forwarded headers are believed only as far as they were written
 * by `proxies`: from the connection backwards, the first address that is no proxy is the client (quality.md 3).
 * @param proxies addresses or CIDR ranges
 */
export function clientAddress(proxies: string[]): (socketAddress: string, forwardedFor: string) => string {
	const trusted = new BlockList()
	for (const proxy of proxies) {
		const [address = '', bits] = proxy.split('/')
		const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
		if (bits === undefined) trusted.addAddress(address, family)
		else trusted.addSubnet(address, Number(bits), family)
	}
	const isProxy = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
	return (socketAddress, forwardedFor) => {
		let client = plain(socketAddress)
		const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()))
		while (isProxy(client)) {
			const before = hops.pop()
			if (!before || !isIP(before)) break
			client = before
		}
		return client
	}
}

/** An IPv4 address as such, also where the system writes it inside an IPv6 one. */
function plain(address: string): string {
	return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
}
