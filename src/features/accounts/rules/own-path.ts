/**
 * Where to go after log-in, if it is a path of ours; null for everything that would lead elsewhere or back to the log-in.
 * The answer is rebuilt from the parsed address, so that no spelling a browser reads differently gets through.
 */
export function ownPath(text: string | null | undefined): string | null {
	if (!text || text.length > 1000 || !text.startsWith('/') || /^\/[/\\]|[\\\p{Cc}]/u.test(text)) return null
	const here = 'http://here.invalid'
	if (!URL.canParse(text, here)) return null
	const url = new URL(text, here)
	if (url.origin !== here || url.pathname.startsWith('//')) return null
	if (/^\/(login|connexion|logout|reset)(\/|$)/.test(url.pathname)) return null
	return url.pathname + url.search + url.hash
}
