import { m } from '#messages'
import { submitAction } from '#ui/submit.ts'

type Asked = { question: string; options: PublicKeyCredentialRequestOptionsJSON }
type AskedNew = { question: string; options: PublicKeyCredentialCreationOptionsJSON }

/** Whether this browser knows passkeys at all, and whether it offers them beside an input by itself. */
export async function offersPasskeys(): Promise<{ any: boolean; beside: boolean }> {
	const known =
		typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential
	if (!known) return { any: false, beside: false }
	return { any: true, beside: await PublicKeyCredential.isConditionalMediationAvailable() }
}

/**
 * Logs in with a passkey; on success the page goes on by itself. `quietly` waits beside the input for a choice.
 * @returns what to say when it failed; null when there is nothing to say
 */
export async function answerWithPasskey(
	place: { next: string | null; studio: string | null },
	{ quietly, ended }: { quietly: boolean; ended?: AbortSignal },
): Promise<string | null> {
	const asked = await submitAction('accounts.begin-passkey-log-in', {})
	if (!asked.ok) return quietly ? null : asked.message
	const { question, options } = asked.value as Asked
	try {
		const credential = await navigator.credentials.get({
			publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
			...(quietly ? { mediation: 'conditional' as const } : {}),
			...(ended ? { signal: ended } : {}),
		})
		if (!(credential instanceof PublicKeyCredential)) return null
		const answer = await submitAction('accounts.log-in-with-passkey', {
			...{ question, credential: credential.toJSON(), ...place },
		})
		return answer.ok ? null : answer.message
	} catch {
		// Refused, closed or timed out by the person: they know.
		return quietly || ended?.aborted ? null : m.refused_passkey_failed()
	}
}

/** Makes a passkey for the account. Needs the password. @returns the answer's words when it failed, else null */
export async function makePasskey(name: string, password: string): Promise<string | null> {
	const asked = await submitAction('accounts.begin-passkey', { password })
	if (!asked.ok) return asked.fields.password ?? asked.message
	const { question, options } = asked.value as AskedNew
	try {
		const credential = await navigator.credentials.create({
			publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
		})
		if (!(credential instanceof PublicKeyCredential)) return m.refused_passkey_failed()
		const answer = await submitAction('accounts.add-passkey', {
			question,
			name,
			credential: credential.toJSON(),
		})
		return answer.ok ? null : answer.message
	} catch {
		return m.refused_passkey_failed()
	}
}
