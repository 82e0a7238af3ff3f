import { z } from 'zod'

/** One line of text as people type it: no control or direction marks, spaces as one. `most` in characters. */
export const line = (most: number) =>
	z
		.string()
		.max(most * 2)
		.refine((text) => !/\p{Cc}/u.test(text.trim()))
		.transform((text) =>
			text
				.normalize('NFC')
				.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
				.replace(/\s+/g, ' ')
				.trim(),
		)
		.pipe(z.string().max(most))

/** Longer text: lines are kept, NUL and other control characters are not accepted. */
export const paragraphs = (most: number) =>
	z
		.string()
		.max(most)
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come in
		.refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text))
		.transform((text) => text.replace(/\r\n?/g, '\n').trim())

/** A number one can dial: digits and what people put between them. */
export const Phone = line(40).pipe(z.string().regex(/^\+?[0-9][0-9 ().\-/]{2,38}$/))

export const Tag = line(40).pipe(z.string().min(1))
export const Tags = z
	.array(Tag)
	.max(20)
	.transform((tags) => [...new Set(tags)])

export const Zone = z.string().max(60).refine(isZone)

/** Whether this server knows the zone: `Europe/Paris`. */
export function isZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name })
		return /^[A-Z][A-Za-z0-9_+\-/]+$/.test(name)
	} catch {
		return false
	}
}

/** Values of the studio's own fields, by field id; null takes a value away. Checked against the definitions later. */
export const FieldValues = z
	.record(z.string().max(40), z.union([z.string().max(2000), z.number(), z.null()]))
	.refine((values) => Object.keys(values).length <= 50)

export const fullName = (first: string, last: string): string => `${first} ${last}`.trim()
