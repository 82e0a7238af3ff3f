import { createECDH, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { drain, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { exemptOutgoing } from '#platform/http/outgoing.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { pushTo } from '#platform/telling/push.ts'
import { myDevices } from './queries/devices.ts'
import { deviceName } from './rules/device-name.ts'
import { addDevice } from './use-cases/add-device.ts'
import { removeDevice } from './use-cases/remove-device.ts'
import { testPush } from './use-cases/test-push.ts'

useHouse()

let service: Server
let address = ''
let answers = 201
const received: { headers: IncomingHttpHeaders; body: Buffer }[] = []

beforeAll(async () => {
	service = createServer((request, response) => {
		const parts: Buffer[] = []
		request.on('data', (part: Buffer) => parts.push(part))
		request.on('end', () => {
			received.push({ headers: request.headers, body: Buffer.concat(parts) })
			response.writeHead(answers, answers >= 300 && answers < 400 ? { location: 'http://10.0.0.1/' } : {})
			response.end()
		})
	})
	await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
	address = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
})
beforeEach(() => {
	answers = 201
	received.length = 0
	exemptOutgoing((url) => url.origin === address)
})
afterAll(() => {
	exemptOutgoing(null)
	service.close()
})

/** What a browser gives away of itself when it subscribes. */
function keys() {
	const pair = createECDH('prime256v1')
	pair.generateKeys()
	return { p256dh: pair.getPublicKey().toString('base64url'), auth: randomBytes(16).toString('base64url') }
}

/** A device of a person at the fake push service: the use-case itself takes only public https addresses. */
const device = (person: Actor, more: { p256dh?: string; auth?: string } = {}) =>
	within(null, async (db) => {
		const id = newId()
		const endpoint = `${address}/${id}`
		await db
			.insertInto('push_subscription')
			.values({ id, account_id: person.accountId as string, endpoint, ...keys(), ...more })
			.execute()
		return { id, endpoint }
	})

const message = (endpoint: string) => ({
	id: newId(),
	address: endpoint,
	subject: 'Hello',
	text: 'There',
	link: null,
	not_after: null,
})
const devicesOf = async (at: TestStudio) => (await as(at.client).ask(myDevices, {})).devices

describe('13.1 web push', () => {
	test('13.1 a test push reaches the device, encrypted and signed with our key', async () => {
		const at = await studio()
		const { id } = await device(at.client)
		must(await as(at.client).do(testPush, { deviceId: id }))
		await drain()
		expect(received).toHaveLength(1)
		const { headers, body } = received[0] ?? { headers: {}, body: Buffer.alloc(0) }
		expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'normal' })
		expect(headers.authorization).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=[\w-]+$/)
		const { publicKey } = await as(at.client).ask(myDevices, {})
		expect(headers.authorization).toContain(`k=${publicKey}`)
		expect(body.length).toBeGreaterThan(100)
		expect(body.toString('latin1')).not.toContain('It works')
	})

	test.each([404, 410])('13.1 %i retires the device, and nothing is lost', async (status) => {
		const at = await studio()
		const { endpoint } = await device(at.client)
		answers = status
		expect(await pushTo(message(endpoint))).toBe('gone')
		expect(await devicesOf(at)).toEqual([])
		expect(await pushTo(message(endpoint))).toBe('gone')
		expect(received).toHaveLength(1)
	})

	test.each([
		['no point of the curve', { p256dh: `B${'A'.repeat(86)}` }],
		['no key', { p256dh: 'key' }],
		['a short secret', { auth: 'AAAA' }],
	])('13.1 keys nobody can use (%s) retire the device', async (_, more) => {
		const at = await studio()
		const { endpoint } = await device(at.client, more)
		expect(await pushTo(message(endpoint))).toBe('gone')
		expect(await devicesOf(at)).toEqual([])
		expect(received).toEqual([])
	})

	test.each([429, 500, 302])('13.1 %i is tried again later; a redirect isn’t followed', async (status) => {
		const at = await studio()
		const { endpoint } = await device(at.client)
		answers = status
		await expect(pushTo(message(endpoint))).rejects.toThrow(`${status}`)
		expect(await devicesOf(at)).toHaveLength(1)
	})

	test('quality 3 a device whose address leads inside is retired without being called', async () => {
		const at = await studio()
		const { endpoint } = await device(at.client)
		exemptOutgoing(null)
		expect(await pushTo(message(endpoint))).toBe('gone')
		expect(received).toEqual([])
		expect(await devicesOf(at)).toEqual([])
	})
})

describe('13.1 devices', () => {
	test('13.1 a browser subscribes for whoever uses it now; nobody else can remove it', async () => {
		const at = await studio()
		const endpoint = `https://push.example.org/${newId()}`
		const { deviceId } = must(await as(at.client).do(addDevice, { endpoint, ...keys() }))
		expect(await devicesOf(at)).toMatchObject([{ id: deviceId, endpoint }])
		expect(await as(at.otherClient).do(removeDevice, { deviceId })).toMatchObject({ code: 'not_found' })
		expect(await as(at.otherClient).do(testPush, { deviceId })).toMatchObject({ code: 'not_found' })
		must(await as(at.otherClient).do(addDevice, { endpoint, ...keys() }))
		expect(await devicesOf(at)).toEqual([])
	})

	test.each([
		'http://push.example.org/x',
		'https://127.0.0.1/x',
		'https://[fd00::1]/x',
		'https://10.0.0.1/x',
	])('quality 3 %s is refused as an address', async (endpoint) => {
		const at = await studio()
		expect(await as(at.client).do(addDevice, { endpoint, ...keys() })).toMatchObject({
			code: 'notifications_bad_endpoint',
			field: 'endpoint',
		})
	})

	test('13.1 keys that can’t be keys are refused', async () => {
		const at = await studio()
		const input = { endpoint: 'https://push.example.org/x', ...keys(), auth: 'short' }
		expect(await as(at.client).do(addDevice, input)).toMatchObject({ code: 'invalid' })
	})

	test.each([
		['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
			'Safari · iPhone',
		],
		[
			'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
			'Chrome · Android',
		],
		['curl/8', null],
	])('a device is called by browser and system: %s', (userAgent, name) => {
		expect(deviceName(userAgent)).toBe(name)
	})
})
