import { z } from 'zod'
import { owner } from '#platform/permission.ts'
import { kindNamed } from '#platform/telling/kinds.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { settingsChanged } from '../events.ts'
import { placeholdersOf } from '../queries/kind-text.ts'
import { unknownNames } from '../rules/placeholders.ts'

const line = z
	.string()
	.trim()
	.min(1)
	.max(200)
	.refine((text) => !/[\r\n\0]/.test(text))

/** 13.1: the studio's own subject and text of a kind in one language. Names in braces are filled in; unknown ones refused. */
export const writeText = useCase('notifications.write-text', {
	input: z.object({
		kind: z.string().max(80),
		locale: z.enum(['en', 'fr']),
		subject: line,
		body: z
			.string()
			.trim()
			.min(1)
			.max(5000)
			.refine((text) => !text.includes('\0'))
			.transform((text) => text.replaceAll('\r\n', '\n')),
	}),
	output: z.object({ kind: z.string(), locale: z.enum(['en', 'fr']) }),
	subject: async (_, { kind }) => kindNamed(kind),
	may: owner,
	async run({ db, actor, now, emit }, kind, { locale, subject, body }) {
		const known = placeholdersOf(kind)
		for (const [field, text] of Object.entries({ subject, body })) {
			const [name] = unknownNames(text, known)
			if (name) return refuse('notifications_unknown_name', { name: `{${name}}` }, field)
		}
		const row = { subject, body, updated_at: now }
		await db
			.insertInto('message_text')
			.values({ studio_id: actor.studioId as string, kind: kind.kind, locale, ...row })
			.onConflict((written) => written.columns(['studio_id', 'kind', 'locale']).doUpdateSet(row))
			.execute()
		await emit(settingsChanged, { after: { kind: kind.kind, locale, subject }, data: { kind: kind.kind } })
		return ok({ kind: kind.kind, locale })
	},
})
