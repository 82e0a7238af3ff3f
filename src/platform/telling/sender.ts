import { publicAddress } from '../address.ts'

const host = (): string => publicAddress().hostname

/** The address this install writes from. */
export const senderAddress = (): string =>
	process.env.MAIL_FROM || `touchline@${host().includes('.') ? host() : `${host()}.localdomain`}`

/** Who a mail comes from: the studio by name, this install by address. `host` is where its Message-IDs live. */
export function sender(name: string): { from: string; host: string } {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: a name must not end its header
	return { from: `"${name.replace(/["\\\x00-\x1f]/g, '')}" <${senderAddress()}>`, host: host() }
}
