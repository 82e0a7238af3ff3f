import { hashPassword } from '#features/accounts/ways-in/passwords.ts'
import { demoPassword } from './password.ts'

let hashed: Promise<string> | null = null

/** Made once for all of them: hashing is slow on purpose. */
export function hashedDemoPassword(): Promise<string> {
	hashed ??= hashPassword(demoPassword)
	return hashed
}
