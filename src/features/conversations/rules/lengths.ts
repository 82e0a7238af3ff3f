/** The longest message, in characters. */
export const longestBody = 4000
/** Files that go with one message, at most. */
export const mostFiles = 5
