import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { exemptOutgoing, OutgoingRefused, outgoing } from './outgoing.ts'
import { isPublicAddress } from './public-address.ts'

const servers: Server[] = []
afterEach(() => {
	exemptOutgoing(null)
	for (const server of servers.splice(0)) server.close()
})

async function server(answer: Parameters<typeof createServer>[1]): Promise<string> {
	const made = createServer(answer as never)
	servers.push(made)
	await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
	return `http://127.0.0.1:${(made.address() as AddressInfo).port}/`
}

describe('quality 3: what people give us as an address', () => {
	test.each([
		'http://example.org/',
		'ftp://example.org/',
		'file:///etc/passwd',
		'https://127.0.0.1/',
		'https://[::1]/',
		'https://[::ffff:10.0.0.1]/',
		'https://10.1.2.3/',
		'https://0x7f000001/',
		'https://2130706433/',
		'https://169.254.169.254/latest/meta-data/',
		'https://user:secret@example.org/',
		'https://localhost/',
		'not an address',
	])('%s is not called', async (address) => {
		await expect(outgoing(address)).rejects.toThrow(OutgoingRefused)
	})

	test.each([
		['93.184.215.14', true],
		['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
		['172.15.255.255', true],
		['172.16.0.1', false],
		['100.64.0.1', false],
		['::ffff:8.8.8.8', false],
		['fd00::1', false],
		['fe80::1', false],
		['64:ff9b::a00:1', false],
		['nonsense', false],
	])('%s stands on the public internet: %s', (address, expected) => {
		expect(isPublicAddress(address)).toBe(expected)
	})

	test('a redirect is an answer, not a way on', async () => {
		const address = await server((_, response) => {
			response.writeHead(302, { location: 'http://10.0.0.1/' })
			response.end()
		})
		exemptOutgoing((url) => url.hostname === '127.0.0.1')
		expect(await outgoing(address)).toMatchObject({ status: 302 })
	})

	test('an endless or a slow answer is cut', async () => {
		const address = await server((request, response) => {
			if (request.url === '/slow') return
			const timer = setInterval(() => response.write(Buffer.alloc(64 * 1024)), 1)
			response.on('close', () => clearInterval(timer))
		})
		exemptOutgoing(() => true)
		await expect(outgoing(address, { limit: 200_000 })).rejects.toThrow('longer than')
		await expect(outgoing(`${address}slow`, { timeout: 100 })).rejects.toThrow(/abort/i)
	})
})
