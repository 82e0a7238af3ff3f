import { z } from 'zod'

/** Whether this name is a time zone people live in (`Europe/Paris`); offsets are not. */
function isTimeZone(name: string): boolean {
	if (name !== 'UTC' && !name.includes('/')) return false
	try {
		new Intl.DateTimeFormat('en', { timeZone: name })
		return true
	} catch {
		return false
	}
}

export const TimeZone = z.string().max(60).refine(isTimeZone)
