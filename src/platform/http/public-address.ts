import { BlockList, isIP } from 'node:net'

// Everything IANA sets aside: this host, private and shared networks, link-local (cloud metadata among it), tests,
// multicast, and the ranges that only wrap another address.
const v4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
	192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`
const v6 = `::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16
	3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8`

const reserved = { ipv4: listOf(v4, 'ipv4'), ipv6: listOf(v6, 'ipv6') }

function listOf(ranges: string, family: 'ipv4' | 'ipv6'): BlockList {
	const list = new BlockList()
	for (const range of ranges.split(/\s+/)) {
		const [address = '', bits] = range.split('/')
		list.addSubnet(address, Number(bits), family)
	}
	return list
}

/** Whether an address stands on the public internet: nothing else is called on somebody's word (quality 3). */
export function isPublicAddress(address: string): boolean {
	const version = isIP(address)
	if (version === 0) return false
	// Node's list checks an IPv4 address written in IPv6 against the IPv4 ranges only where both are in one list.
	const family = version === 6 ? 'ipv6' : 'ipv4'
	return !reserved[family].check(address, family)
}

/** This machine itself: `localhost`, `127.0.0.1`, `::1` and their kin. */
export function isLoopback(host: string): boolean {
	return host === 'localhost' || host.endsWith('.localhost') || /^(::ffff:)?127\.|^\[?::1\]?$/.test(host)
}
