import { z } from 'zod'
import { owner } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { packageSettingsChanged } from '../events.ts'
import { packageSettings } from '../queries/settings.ts'
import { noShows, usableWhen } from '../rules/states.ts'

/** When packages can be used, and what becomes of the session of whoever didn't come. */
export const changePackageSettings = useCase('packages.change-package-settings', {
	input: z.object({
		usableWhen: z.enum(usableWhen).optional(),
		noShow: z.enum(noShows).optional(),
		version: z.number().int().optional(),
	}),
	output: z.object({ version: z.number() }),
	may: owner,
	async run({ db, actor, now, emit }, _, { version, ...given }) {
		await db
			.insertInto('package_settings')
			.values({ studio_id: actor.studioId as string, version: 0 })
			.onConflict((conflict) => conflict.doNothing())
			.execute()
		await db.selectFrom('package_settings').select('version').forUpdate().execute()
		const was = await packageSettings(db)
		if (version !== undefined && version !== was.version) return refuse('stale')
		const next = { usableWhen: given.usableWhen ?? was.usableWhen, noShow: given.noShow ?? was.noShow }
		await db
			.updateTable('package_settings')
			.set({ usable_when: next.usableWhen, no_show: next.noShow, version: was.version + 1, updated_at: now })
			.execute()
		await emit(packageSettingsChanged, {
			...{ before: { usableWhen: was.usableWhen, noShow: was.noShow }, after: next, data: {} },
		})
		return ok({ version: was.version + 1 })
	},
})
