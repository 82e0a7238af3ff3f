/** A studio's answers to where and how, before anybody has changed them: by the language it starts in. */
export const startingIn = {
	en: { time_zone: 'Europe/London', currency: 'GBP' },
	fr: { time_zone: 'Europe/Paris', currency: 'EUR' },
} as const
