import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Ids } from './world.ts'

type Studio = { studioId: string; mark: string }
type Client = { studioId: string; mark: string; staffId: string; clientId: string }

/** What the studio sells in advance. */
export async function packageTemplateRows(db: Db, { studioId: studio_id, mark }: Studio): Promise<Ids> {
	const id = newId()
	const terms = { name: `${mark} package`, sessions: 1, price_minor: 4000, currency: 'EUR', on_sale: true }
	await db
		.insertInto('package_template')
		.values({ studio_id, id, ...terms, created_at: new Date() })
		.execute()
	return { 'packages.templateId': id }
}

/** What a client has of it. */
export async function packageRows(
	db: Db,
	{ studioId: studio_id, mark, staffId, clientId }: Client,
): Promise<Ids> {
	const [packageId, creditId] = [newId(), newId()]
	const common = { studio_id, name: mark, sessions: 1, price_minor: 4000, currency: 'EUR' }
	await db
		.insertInto('package')
		.values({
			...{ ...common, id: packageId, client_id: clientId },
			...{ staff_id: staffId, sold_at: new Date(), open_unpaid: true },
		})
		.execute()
	const credit = { studio_id, package_id: packageId }
	await db
		.insertInto('credit')
		.values({ ...credit, id: creditId, number: 1, value_minor: 4000 })
		.execute()
	await db
		.insertInto('credit_entry')
		.values({
			...{ ...credit, id: newId(), credit_id: creditId, kind: 'issued', at: new Date() },
			...{ by_kind: 'staff', staff_id: staffId, reason: mark },
		})
		.execute()
	return { packageId }
}
