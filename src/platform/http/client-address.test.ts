import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

const behind = clientAddress(['10.0.0.0/8', '::1', '192.0.2.7'])

test.each([
	['203.0.113.9', '', '203.0.113.9', 'nobody in between'],
	['203.0.113.9', '198.51.100.1', '203.0.113.9', 'a stranger forges the header'],
	['10.1.2.3', '198.51.100.1', '198.51.100.1', 'one proxy'],
	['::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1', 'one proxy, on a socket for both families'],
	['::1', '198.51.100.1, 192.0.2.7, 10.9.9.9', '198.51.100.1', 'three proxies'],
	['::1', '127.0.0.1, 198.51.100.1', '198.51.100.1', 'a client behind a proxy forges a hop'],
	['::1', '2001:db8::5', '2001:db8::5', 'a client on IPv6'],
	['10.1.2.3', '', '10.1.2.3', 'the proxy itself asks'],
	['10.1.2.3', 'unknown', '10.1.2.3', 'nonsense in the header'],
])('from %s with "%s" it is %s: %s', (socket, header, client) => {
	expect(behind(socket, header)).toBe(client)
})
