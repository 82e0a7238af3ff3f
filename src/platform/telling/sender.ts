import { publicAddress } from '../address.ts'
import { transaction } from '../database/transaction.ts'
import { appPool } from '../perform.ts'

/** Who a mail comes from: the studio by name, this install by address. */
export async function sender(studioId: string | null): Promise<{ from: string; host: string }> {
	const host = publicAddress().hostname
	const address = process.env.MAIL_FROM || `touchline@${host.includes('.') ? host : `${host}.localdomain`}`
	return { from: `"${(await nameOf(studioId)).replaceAll('"', '')}" <${address}>`, host }
}

function nameOf(studioId: string | null): Promise<string> {
	if (!studioId) return Promise.resolve('Touchline')
	return transaction(appPool(), studioId, 'read only', async (db) => {
		const studio = await db.selectFrom('studio').select('name').where('id', '=', studioId).executeTakeFirst()
		return { commit: false, value: studio?.name ?? 'Touchline' }
	})
}
