/** Everybody in the demo signs in with it; long enough for an account without a second factor (quality 3). */
export const demoPassword = 'on the touchline'
