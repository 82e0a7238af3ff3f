import { commonDigits, commonWords } from './common-passwords.ts'
import { passwordMinimum } from './password-length.ts'

export type PasswordFlaw =
	| { code: 'password_too_short'; params: { minimum: number } }
	| { code: 'password_common'; params: Record<string, never> }

/**
 * What is wrong with a password, if anything. Length counts characters (code points), not bytes; no rule says which ones.
 * @param own names it must not consist of: the studio, the person, the address
 */
export function passwordFlaw(
	password: string,
	{ secondFactor, own = [] }: { secondFactor: boolean; own?: readonly string[] },
): PasswordFlaw | null {
	const text = password.normalize('NFKC')
	const minimum = secondFactor ? passwordMinimum.withSecondFactor : passwordMinimum.alone
	if ([...text].length < minimum) return { code: 'password_too_short', params: { minimum } }
	if (isCommon(text.toLowerCase(), own)) return { code: 'password_common', params: {} }
	return null
}

function isCommon(text: string, own: readonly string[]): boolean {
	if (commonDigits.some((run) => run.startsWith(text))) return true
	const words = new Set([...commonWords, ...own.flatMap(wordsOf)])
	return [lettersOf(text), lettersOf(unmasked(text))].some((letters) => words.has(once(letters)))
}

/** A name as somebody would type it into a password: whole, and each longer word of it. */
function wordsOf(name: string): string[] {
	const small = name.normalize('NFKC').toLowerCase()
	return [small, ...small.split(/[^\p{L}]+/u)].map(lettersOf).filter((word) => word.length >= 4)
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '')

const masks: Record<string, string> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
}
const unmasked = (text: string): string =>
	text.replace(/[013457@$](?=.*\p{L})/gu, (sign) => masks[sign] ?? sign)

/** `passwordpassword` → `password`. */
function once(text: string): string {
	for (let length = 3; length <= text.length / 2; length++) {
		const part = text.slice(0, length)
		if (text.length % length === 0 && part.repeat(text.length / length) === text) return part
	}
	return text
}
