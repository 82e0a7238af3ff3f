import type { Locale } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { jobs, send } from '#platform/jobs.ts'
import type { AccountMailKind } from '#platform/telling/account-mail.ts'

/** Queues a mail of an account in this transaction (I25). `path` is where its button leads. */
export const mailAccount = (
	db: Db,
	kind: AccountMailKind,
	{
		to,
		locale,
		path,
		params = {},
	}: { to: string; locale: Locale; path: string; params?: Record<string, string> },
): Promise<void> =>
	send(db, jobs.accountMail, {
		id: newId(),
		to,
		locale,
		kind,
		params: { ...params, link: new URL(path, publicAddress()).href },
	})

/** The language of an account's mails: its own, else that of the page it asks from. */
export async function languageOf(db: Db, accountId: string, fallback: Locale): Promise<Locale> {
	const row = await db.selectFrom('account').select('locale').where('id', '=', accountId).executeTakeFirst()
	return row?.locale === 'en' || row?.locale === 'fr' ? row.locale : fallback
}
