import { z } from 'zod'
import type { FieldDefinition } from './custom-fields.ts'

/** By column number, what it is: a field of the client (see `known`), or `field:<id>` for one of the studio's own. */
export const Mapping = z.object({
	columns: z.record(z.string().regex(/^\d{1,2}$/), z.string().max(50)).default({}),
	/** How days are written where they aren't ISO: day or month first. */
	dayFirst: z.boolean().default(true),
	/** A tag that everybody in the list gets, so that they can be found together afterwards. */
	tag: z.string().trim().max(40).default(''),
})
export type Mapping = z.output<typeof Mapping>

/** Headers as they come from other products and address books, folded: small letters, no accents, no signs. */
const known: Record<string, string> = Object.fromEntries(
	Object.entries({
		firstName: 'first name|firstname|given name|first|forename|christian name|prenom|vorname|nombre',
		lastName: 'last name|lastname|surname|family name|last|nom|nom de famille|nachname|apellido|apellidos',
		fullName:
			'name|full name|fullname|client|client name|customer|member|nom complet|nom et prenom|athlete|display name',
		email:
			'email|e mail|email address|e mail address|mail|e mail 1 value|email 1 value|primary email|adresse e mail|adresse email|adresse mail|courriel|adresse electronique',
		phone:
			'phone|phone number|mobile|mobile phone|mobile number|cell|cell phone|telephone|phone 1 value|primary phone|tel|telephone portable|telephone mobile|portable|numero de telephone|gsm',
		bornOn:
			'birthday|birthdate|birth date|date of birth|dob|born|born on|date de naissance|naissance|ne le|nee le',
		tags: 'tags|tag|labels|label|etiquettes|etiquette|categories|mots cles|group membership',
		externalId:
			'id|client id|member id|customer id|external id|user id|reference|contact id|identifiant|identifiant client|numero client|numero de client|n client',
		locale: 'language|locale|langue',
	}).flatMap(([target, headers]) => headers.split('|').map((header) => [header, target])),
)

/** A header or a word of a list, to be compared: small letters, no accents, no signs. */
export const folded = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim()

/** The likely meaning of each column, by its header; the first of several claims a meaning. */
export function guessColumns(headers: string[], fields: FieldDefinition[]): Mapping['columns'] {
	const columns: Mapping['columns'] = {}
	const taken = new Set<string>()
	for (const [at, header] of headers.entries()) {
		const field = fields.find(({ name }) => folded(name) === folded(header))
		const target = field ? `field:${field.id}` : known[folded(header)]
		if (!target || taken.has(target)) continue
		taken.add(target)
		columns[String(at)] = target
	}
	// "Name" beside "First name" is the surname.
	const whole = Object.keys(columns).find((at) => columns[at] === 'fullName')
	if (whole !== undefined && taken.has('firstName')) {
		if (taken.has('lastName')) delete columns[whole]
		else columns[whole] = 'lastName'
	}
	return columns
}

/** Whether days like 03/25/1990 show that the month comes first; day first is how most of the world writes. */
export const looksDayFirst = (cells: string[]): boolean =>
	!cells.some((cell) => {
		const found = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}$/.exec(cell)
		return found !== null && Number(found[2]) > 12
	})
