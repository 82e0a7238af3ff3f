import { format } from 'node:util'
import { afterEach } from 'vitest'

// A start brings the install's key; tests have one of their own.
process.env.TOUCHLINE_KEY = 'dGVzdHMgc2VhbCB3aXRoIGEga2V5IG9mIHRoZWlyIG8='

// Nobody outside is ever asked: what takes cards brings a provider of its own.
process.env.STRIPE_API = 'http://127.0.0.1:9'

const said: string[] = []

// A test that expects an error to be reported replaces console.error itself (vi.spyOn).
console.error = (...parts: unknown[]) => {
	said.push(format(...parts))
}

afterEach(() => {
	const errors = said.splice(0)
	if (errors.length > 0) throw new Error(`console.error was called:\n${errors.join('\n')}`)
})
