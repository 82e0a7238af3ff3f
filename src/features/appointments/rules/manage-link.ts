/** What the links in mails about a session are signed for: cancelling and moving one place without logging in (7.7). */
export const managePurpose = 'session'
