import {
	type AuthenticationResponseJSON,
	generateAuthenticationOptions,
	generateRegistrationOptions,
	type RegistrationResponseJSON,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { publicAddress } from '#platform/address.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'

/** How long the browser may take over its question, in seconds. */
export const ceremonySeconds = 300

/** What a browser answers; its inner parts are checked by the library that reads them. */
export const Credential = z.looseObject({
	id: z.string().max(2000),
	rawId: z.string().max(2000),
	type: z.literal('public-key'),
	response: z.record(z.string(), z.unknown()),
})

/** The question for log-in: any passkey of this site, unlocked by finger, face or PIN, so that it is two factors in one. */
export const askForPasskey = () =>
	generateAuthenticationOptions({ rpID: publicAddress().hostname, userVerification: 'required' })

/** The question for a new passkey; the ones the account has are not offered again. */
export async function askForNewPasskey(db: Db, account: { id: string; email: string; name: string }) {
	const known = await db
		.selectFrom('account_passkey')
		.select('credentialID')
		.where('userId', '=', account.id)
		.execute()
	return generateRegistrationOptions({
		rpID: publicAddress().hostname,
		rpName: 'Touchline',
		userID: new TextEncoder().encode(account.id),
		userName: account.email,
		userDisplayName: account.name,
		attestationType: 'none',
		excludeCredentials: known.map((row) => ({ id: row.credentialID })),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
	})
}

/** Keeps the passkey a browser made for `challenge`. False when the answer doesn't fit. */
export async function keepPasskey(
	db: Db,
	accountId: string,
	{ name, challenge, credential }: { name: string; challenge: string; credential: unknown },
): Promise<boolean> {
	const { origin, hostname } = publicAddress()
	const answer = await verifyRegistrationResponse({
		response: credential as RegistrationResponseJSON,
		expectedChallenge: challenge,
		expectedOrigin: origin,
		expectedRPID: hostname,
		requireUserVerification: true,
	}).catch(() => null)
	if (!answer?.verified) return false
	const { credential: made, credentialDeviceType, credentialBackedUp, aaguid } = answer.registrationInfo
	await db
		.insertInto('account_passkey')
		.values({
			id: newId(),
			name,
			userId: accountId,
			credentialID: made.id,
			publicKey: Buffer.from(made.publicKey).toString('base64'),
			counter: made.counter,
			deviceType: credentialDeviceType,
			backedUp: credentialBackedUp,
			transports: made.transports?.join(',') ?? null,
			aaguid,
		})
		.execute()
	return true
}

/** Whose passkey answered `challenge`; null when it is nobody's, or the answer doesn't fit. */
export async function accountOfPasskey(
	db: Db,
	challenge: string,
	credential: unknown,
): Promise<string | null> {
	const response = credential as AuthenticationResponseJSON
	const row = await db
		.selectFrom('account_passkey')
		.selectAll()
		.where('credentialID', '=', response.id)
		.forUpdate()
		.executeTakeFirst()
	if (!row) return null
	const { origin, hostname } = publicAddress()
	const answer = await verifyAuthenticationResponse({
		response,
		expectedChallenge: challenge,
		expectedOrigin: origin,
		expectedRPID: hostname,
		requireUserVerification: true,
		credential: {
			id: row.credentialID,
			publicKey: new Uint8Array(Buffer.from(row.publicKey, 'base64')),
			counter: row.counter,
		},
	}).catch(() => null)
	if (!answer?.verified) return null
	const { newCounter } = answer.authenticationInfo
	await db.updateTable('account_passkey').set({ counter: newCounter }).where('id', '=', row.id).execute()
	return row.userId
}
