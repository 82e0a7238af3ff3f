// Latin letters with everything Europe puts on them, and the signs of its texts and money.
const own = /^[\n -~\u00a0-\u017f\u0218-\u021b\u2013\u2014\u2018-\u201e\u2022\u2026\u2039\u203a\u20ac]*$/

/** Whether our typeface has every letter of a text; another one, with many more letters, draws the others. */
export const inOwnLetters = (text: string): boolean => own.test(text)
