import { getLocale, type Locale, overwriteGetLocale } from '#paraglide/runtime.js'

// Every message asks for the language, and paraglide asks the cookie each time, which lives in another process: a third of what a
// page computed when it opened. It is asked once per task: nothing that a page is drawn from changes within one.
const fromCookie = getLocale
let known: Locale | null = null

overwriteGetLocale(() => {
	if (known) return known
	known = fromCookie()
	setTimeout(() => {
		known = null
	})
	return known
})
