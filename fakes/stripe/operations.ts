import { account } from './objects/account.ts'
import { chargeOperations } from './objects/charge-operations.ts'
import { checkoutOperations } from './objects/checkout-operations.ts'
import { customerOperations } from './objects/customers.ts'
import { endpointOperations } from './objects/endpoints.ts'
import { intentOperations } from './objects/intent-operations.ts'
import { methodOperations } from './objects/methods.ts'
import { setupOperations } from './objects/setups.ts'
import type { Params } from './wire/read.ts'
import type { World } from './world.ts'

/** What an operation does, at once: nothing else happens meanwhile. `ids` are those of the path. */
export type Operation = (world: World, params: Params, ...ids: string[]) => object

/** Every operation played, by the contract's name for it. */
export const operations: Record<string, Operation> = {
	'GET /v1/account': account,
	'GET /v1/accounts/{}': account,
	...customerOperations,
	...methodOperations,
	...checkoutOperations,
	...intentOperations,
	...setupOperations,
	...chargeOperations,
	...endpointOperations,
}
