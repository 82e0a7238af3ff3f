import { z } from 'zod'

// One mailbox and nothing that a mail program would read as two: no commas, quotes, brackets or line ends.
const mailbox = /^[^\s@,;:<>()[\]"\\\p{Cc}]+@[^\s@,;:<>()[\]"\\\p{Cc}]+\.[^\s@,;:.<>()[\]"\\\p{Cc}]{2,}$/u

/** An e-mail address as it is kept: small letters. Two that merely look alike stay two. */
export const EmailAddress = z
	.string()
	.trim()
	.max(254)
	.transform((text) => text.normalize('NFC').toLowerCase())
	.refine((text) => mailbox.test(text), { params: { email: true } })
	.meta({ format: 'email' })
