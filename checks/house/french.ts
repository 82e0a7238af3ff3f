const noBreak = '\u00a0'
const anyNoBreak = '\u00a0\u202f'

/** English words that no French sentence holds. */
const english =
	/(?<![\p{L}])(the|and|your|you|with|please|this|that|these|those|was|were|will|would|from|have|has|been|not|isn't|don't|can't|click|here|which|when|what|their|they|about|because|should)(?![\p{L}])/iu

/** What a French reader would stumble over; nothing when the text is as it should be. */
export function untidy(text: string): string[] {
	const words = withoutCode(text)
	return [
		...(english.test(words) ? [`English "${english.exec(words)?.[0]}"`] : []),
		...(/\p{L}'\p{L}/u.test(words) ? [`a straight apostrophe (’ is the right one; --fix does it)`] : []),
		...(/"/.test(words) ? ['straight quotes (« … » are the right ones)'] : []),
		...(tidied(text) !== text && !/\p{L}'\p{L}/u.test(words)
			? ['a space that may break, or none, before : ; ? ! » or after « (--fix does it)']
			: []),
	]
}

/** The text with French apostrophes and the no-break spaces its punctuation wants. */
export function tidied(text: string): string {
	return outsideCode(text, (words) =>
		words
			.replaceAll(/(\p{L})'(?=\p{L}|\{)/gu, '$1’')
			.replaceAll(new RegExp(`[ ${anyNoBreak}]+([;?!:»])`, 'g'), `${noBreak}$1`)
			.replaceAll(new RegExp(`«[ ${anyNoBreak}]*`, 'g'), `«${noBreak}`)
			.replaceAll(new RegExp(`([^\\s${anyNoBreak}?!;:.(])([;?!»])`, 'g'), `$1${noBreak}$2`)
			.replaceAll(new RegExp(`([^\\s${anyNoBreak}])(:)(?=\\s|$)`, 'g'), `$1${noBreak}$2`),
	)
}

// Addresses, `code` and e-mail addresses are nobody's prose.
const prose = /(`[^`]*`|https?:\/\/\S*|\S+@\S+|\{[^}]*\})/

const outsideCode = (text: string, change: (words: string) => string): string =>
	text
		.split(prose)
		.map((part, at) => (at % 2 === 1 ? part : change(part)))
		.join('')

const withoutCode = (text: string): string =>
	text
		.split(prose)
		.filter((_, at) => at % 2 === 0)
		.join(' ')
