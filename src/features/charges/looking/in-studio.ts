import { publicAddress } from '#platform/address.ts'
import { type Db, transaction } from '#platform/database/transaction.ts'
import { appPool } from '#platform/perform.ts'

/** A transaction between two questions to the provider; none is open while one waits for its answer. */
export const inStudio = <T>(studioId: string, work: (db: Db) => Promise<T>): Promise<T> =>
	transaction(appPool(), studioId, 'read write', async (db) => ({ commit: true, value: await work(db) }))

/** Where a client comes back to from the provider's or the bank's page. */
export const pageOfCharge = (chargeId: string): string => `${publicAddress().origin}/pay/${chargeId}`
export const pageOfSetup = (setupId: string): string => `${publicAddress().origin}/pay/card/${setupId}`
