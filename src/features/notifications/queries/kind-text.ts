import { z } from 'zod'
import type { Locale } from '#platform/actor.ts'
import { anyStaff } from '#platform/permission.ts'
import { formFor, kindNamed, kindTitle, type MessageKind, namesInBraces } from '#platform/telling/kinds.ts'
import { commonParams } from '#platform/telling/tell.ts'
import { ownTexts } from '#platform/telling/texts.ts'
import { query } from '#platform/use-case.ts'

const Text = z.object({ subject: z.string(), body: z.string() })
const PerLanguage = z.object({
	locale: z.enum(['en', 'fr']),
	/** What goes out: the studio's words, else ours. */
	text: Text,
	ours: Text,
	own: z.boolean(),
	button: z.string(),
	/** Values to show how it reads. */
	example: z.record(z.string(), z.string()),
})

/** Every name a studio's text for this kind may have in braces. */
export const placeholdersOf = (kind: MessageKind): string[] => [
	...new Set([...kind.params, ...Object.keys(commonParams('', ''))]),
]

/** 13.1: subject and text of one kind in both languages, with what may be filled in and how it will read. */
export const kindText = query('notifications.kind-text', {
	input: z.object({ kind: z.string().max(80) }),
	output: z.object({
		kind: z.string(),
		title: z.string(),
		to: z.enum(['client', 'staff']),
		placeholders: z.array(z.string()),
		languages: z.array(PerLanguage),
	}),
	subject: async (_, { kind }) => kindNamed(kind),
	may: anyStaff,
	async run({ db, locale }, kind) {
		const own = await ownTexts(db, kind.kind)
		const studio = await db
			.selectFrom('studio')
			.innerJoin('studio_settings', 'studio_id', 'studio.id')
			.select(['studio.name', 'studio_settings.address_clients'])
			.executeTakeFirstOrThrow()
		const languages = (['en', 'fr'] as const).map((each) => {
			const ours = oursIn(kind, each, studio.address_clients)
			const text = own.get(each)
			return {
				locale: each,
				text: text ?? ours,
				ours,
				own: text !== undefined,
				button: kind.button(each),
				example: exampleOf(kind, each, studio.name),
			}
		})
		return {
			kind: kind.kind,
			title: kindTitle(kind, locale),
			to: kind.to,
			placeholders: placeholdersOf(kind),
			languages,
		}
	},
})

/** Our own words with the names of what they fill in, as a studio would write them. */
function oursIn(kind: MessageKind, locale: Locale, ofStudio: string): { subject: string; body: string } {
	const names = namesInBraces(kind)
	const form = formFor(kind, ofStudio)
	return { subject: kind.subject(names, locale, form), body: kind.body(names, locale, form) }
}

function exampleOf(kind: MessageKind, locale: Locale, studio: string): Record<string, string> {
	const own = kind.example?.(locale) ?? namesInBraces(kind)
	const { firstName = locale === 'fr' ? 'Amélie' : 'Amy' } = own as Record<string, string>
	return { ...commonParams(firstName, studio), ...own }
}
