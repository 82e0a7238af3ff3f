/** "2026-0001", after the letters a studio puts before it. From the ten-thousandth on it has a digit more. */
export const numberWords = (prefix: string, year: number, number: number): string =>
	`${prefix}${year}-${String(number).padStart(4, '0')}`

/** What may stand before the year. */
export const prefixPattern = /^[A-Za-z0-9-]{0,8}$/
