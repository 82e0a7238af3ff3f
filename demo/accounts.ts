import { hashPassword } from '#features/accounts/ways-in/passwords.ts'

/** Everybody in the demo signs in with it; long enough for an account without a second factor (quality 3). */
export const demoPassword = 'on the touchline'

let hashed: Promise<string> | null = null

/** Made once for all of them: hashing is slow on purpose. */
export function hashedDemoPassword(): Promise<string> {
	hashed ??= hashPassword(demoPassword)
	return hashed
}
