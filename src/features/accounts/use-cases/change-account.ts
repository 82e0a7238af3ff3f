import { z } from 'zod'
import { inEachStudio } from '#platform/database/studios.ts'
import type { Db } from '#platform/database/transaction.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { accountInPerson } from '../permissions.ts'
import { TimeZone } from '../rules/time-zone.ts'

/** What follows a person into every studio: name, language, zone, units, light or dark (14.4). */
export const changeAccount = useCase('accounts.change-account', {
	input: z.object({
		name: z.string().trim().min(1).max(120).optional(),
		locale: z.enum(['en', 'fr']).optional(),
		timeZone: TimeZone.nullable().optional(),
		units: z.enum(['metric', 'imperial']).optional(),
		theme: z.enum(['light', 'dark']).nullable().optional(),
	}),
	may: accountInPerson,
	async run({ db, actor, now }, _, changed) {
		const accountId = actor.accountId as string
		await db
			.updateTable('account')
			.set({ ...changed, updatedAt: now })
			.where('id', '=', accountId)
			.execute()
		if (changed.name) await renameStaff(db, accountId, changed.name)
		return ok({ locale: changed.locale ?? null, theme: changed.theme ?? null })
	},
})

/** A coach is called the same in each studio; what a client is called, the client's own profile says (2.4). */
async function renameStaff(db: Db, accountId: string, name: string): Promise<void> {
	const access = await db
		.selectFrom('studio_access')
		.select('studio_id')
		.where('account_id', '=', accountId)
		.execute()
	const ids = access.map((row) => row.studio_id)
	await inEachStudio(db, ids, () =>
		db.updateTable('staff').set({ name }).where('account_id', '=', accountId).execute(),
	)
}
