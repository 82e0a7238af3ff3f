import { z } from 'zod'
import { owner } from '#platform/permission.ts'
import { kindNamed } from '#platform/telling/kinds.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { settingsChanged } from '../events.ts'

/** 13.1: back to our own words for a kind in one language. */
export const resetText = useCase('notifications.reset-text', {
	input: z.object({ kind: z.string().max(80), locale: z.enum(['en', 'fr']) }),
	output: z.object({ kind: z.string(), locale: z.enum(['en', 'fr']) }),
	subject: async (_, { kind }) => kindNamed(kind),
	may: owner,
	async run({ db, emit }, kind, { locale }) {
		const removed = await db
			.deleteFrom('message_text')
			.where('kind', '=', kind.kind)
			.where('locale', '=', locale)
			.returning(['subject', 'body'])
			.executeTakeFirst()
		if (removed)
			await emit(settingsChanged, {
				before: { kind: kind.kind, locale, ...removed },
				data: { kind: kind.kind },
			})
		return ok({ kind: kind.kind, locale })
	},
})
