import { createHash, createHmac, randomBytes } from 'node:crypto'
import { installSecret } from '#platform/install-secret.ts'
import { openBytes, sealBytes } from '#platform/sealed.ts'

const installKey = async (): Promise<Buffer> => {
	const { key } = await installSecret('auth', () => ({ key: randomBytes(32).toString('base64url') }))
	return Buffer.from(key, 'base64url')
}

/** A new secret for a link, a session or a key: 256 random bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a random secret: enough to recognise it, useless to whoever reads the table. */
export const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** A mark that only this install can make. */
export const signed = async (text: string): Promise<string> =>
	createHmac('sha256', await installKey())
		.update(text)
		.digest('base64url')

/** Encrypts a secret that must be read again (the authenticator's), with the key of this install. */
export const sealed = async (text: string): Promise<string> =>
	sealBytes(await sealingKey(), Buffer.from(text)).toString('base64url')

/** Reads what `sealed` wrote. @throws when it was changed or belongs to another install */
export const unsealed = async (text: string): Promise<string> =>
	openBytes(await sealingKey(), Buffer.from(text, 'base64url')).toString()

const sealingKey = async (): Promise<Buffer> =>
	createHash('sha256')
		.update('sealing')
		.update(await installKey())
		.digest()
