/** Letters and figures nobody mistakes for one another when they write them on a transfer. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Six signs that a client keeps for good: banks and people can carry them. */
function codeOf(clientId: string): string {
	let rest = BigInt(`0x${clientId.replaceAll('-', '').slice(-12)}`)
	let code = ''
	for (let sign = 0; sign < 6; sign++) {
		code += alphabet[Number(rest % 32n)]
		rest /= 32n
	}
	return code
}

/** Banks carry plain capitals: É becomes E. */
const plain = (name: string): string =>
	name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.toUpperCase()

/** What a client writes on a transfer, by the studio's pattern: `{code} {name}` is "7KQ4ZB DURAND". At most 140 signs, as a SEPA transfer carries. */
export const referenceOf = (
	pattern: string,
	client: { id: string; lastName: string; firstName: string },
): string =>
	pattern
		.replaceAll('{code}', codeOf(client.id))
		.replaceAll('{name}', plain(client.lastName || client.firstName))
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 140)

/** A pattern says something, and has no braces but the two we fill in. */
export const isReferencePattern = (pattern: string): boolean =>
	pattern.trim() !== '' && !/[{}]/.test(pattern.replaceAll('{code}', '').replaceAll('{name}', ''))
