import type { Locale } from '../actor.ts'
import type { Db } from '../database/transaction.ts'

/** How a studio speaks to its clients in French; nothing else is said in two ways. */
export type FormOfAddress = 'tu' | 'vous'

export type Channel = 'mail' | 'push' | 'notice'
export const channels: readonly Channel[] = ['mail', 'push', 'notice']

/** A message about to be sent: what it followed from, and whom it is to. */
export type Waiting = { eventId: string | null; personId: string | null; now: Date }

/**
 * One message Touchline can send, one file each in a feature's `emails/`. `subject` and `body` are given the values of
 * `params` by name; a studio may write its own with the same names in braces (13.1). `body` is plain text: paragraphs
 * parted by an empty line. It never carries health data.
 */
export type MessageKind<P extends string = string> = {
	readonly kind: string
	readonly to: 'client' | 'staff'
	/** Essential ones can't be switched off or unsubscribed from: an invitation, a lost place. */
	readonly essential: boolean
	readonly channels: readonly Channel[]
	readonly params: readonly P[]
	// Methods, so that a kind with its own params is also a kind of any: settings and logs hold them all in one list.
	subject(params: Record<P, string>, locale: Locale, form: FormOfAddress): string
	body(params: Record<P, string>, locale: Locale, form: FormOfAddress): string
	/** What the button under the text says; it leads to `link`. */
	readonly button: (locale: Locale) => string
	/** What the settings call this kind. Missing: its subject, with dots where something is filled in. */
	readonly title?: (locale: Locale) => string
	/**
	 * Whether a message that waited (a mail server was down) still says what is so; asked right before it is sent. Missing: it
	 * always does.
	 */
	stillHolds?(db: Db, message: Waiting): Promise<boolean>
	/** Values that show in the settings how a text will read. Missing: the names in braces. */
	readonly example?: (locale: Locale) => Record<P, string>
}

export const messageKind = <const P extends string>(parts: MessageKind<P>): MessageKind<P> => parts

let known = new Map<string, MessageKind>()

/** Told once per process, beside the reactions: settings pages and unsubscribe links list these. */
export function knowMessageKinds(all: MessageKind[]): void {
	known = new Map(all.map((each) => [each.kind, each]))
}

/** What the settings call a kind, in the reader's language. */
export function kindTitle(kind: MessageKind, locale: Locale): string {
	const dots = Object.fromEntries(kind.params.map((name) => [name, '…']))
	return kind.title?.(locale) ?? kind.subject(dots, locale, 'vous')
}

/** The studio's form of address where a kind is for clients; staff are spoken to as everybody is. */
export const formFor = ({ to }: Pick<MessageKind, 'to'>, ofStudio: string): FormOfAddress =>
	to === 'client' && ofStudio === 'tu' ? 'tu' : 'vous'

/** `{ program: '{program}' }`: a text filled with these shows its placeholders. */
export const namesInBraces = (kind: MessageKind): Record<string, string> =>
	Object.fromEntries(kind.params.map((name) => [name, `{${name}}`]))

export const messageKinds = (): MessageKind[] => [...known.values()]
export const kindNamed = (kind: string): MessageKind | undefined => known.get(kind)
