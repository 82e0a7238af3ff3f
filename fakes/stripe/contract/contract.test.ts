import { expect, it } from 'vitest'
import { derived } from './derive.ts'
import { contract } from './schema.ts'

it('the contract is what the installed Stripe package declares (else: node fakes/stripe/contract/generate.ts)', () => {
	expect(contract).toEqual(derived())
})
