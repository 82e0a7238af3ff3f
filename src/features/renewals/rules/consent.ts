/** The version of what a client agrees to (`renewals_consent`). Raise it when its meaning changes; what was agreed to is kept word for word. */
export const consentVersion = 1
