/** What a reader has chosen: a fixed theme, or the device's. */
export type Theme = 'system' | 'light' | 'dark'

/** Cookie the server reads to write `<html data-theme>`; absent means as the device has it. */
export const THEME_COOKIE = 'touchline_theme'

/** Cookie the server reads to send the back office with its rail folded (`1`). */
export const RAIL_COOKIE = 'touchline_rail'

const YEAR_S = 31_536_000

/** True for one of the three themes; cookies hold what people write into them. */
export function isTheme(value: string | undefined): value is Theme {
	return value === 'system' || value === 'light' || value === 'dark'
}

/** Shows the page in `theme` and remembers it for a year. */
export function keepTheme(theme: Theme): void {
	if (theme === 'system') delete document.documentElement.dataset.theme
	else document.documentElement.dataset.theme = theme
	keepCookie(THEME_COOKIE, theme === 'system' ? '' : theme)
}

/** Writes a small preference into a cookie; the empty value removes it. */
export function keepCookie(name: string, value: string): void {
	// biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't there over plain http
	document.cookie = `${name}=${value}; path=/; max-age=${value === '' ? 0 : YEAR_S}; samesite=lax`
}
