/**
 * The version of what a client reads before agreeing (messages `measurements_consent_…`). Raise it when the meaning of that
 * text changes, not its wording: from then on nobody of the staff sees anything until the client has agreed anew.
 */
export const consentVersion = 1

export const poses = ['front', 'side', 'back'] as const
