/** What may be uploaded, by the end of its name. What can't be checked (archives, office files, SVG) isn't on the list. */
export const allowed: Record<string, string> = {
	pdf: 'application/pdf',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	png: 'image/png',
	webp: 'image/webp',
	txt: 'text/plain',
	csv: 'text/csv',
}

/** For `accept` of a file input. */
export const allowedEndings = Object.keys(allowed)
	.map((ending) => `.${ending}`)
	.join(',')
