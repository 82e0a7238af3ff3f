import pg from 'pg'

type Query = (...parts: unknown[]) => Promise<unknown>

/**
 * Puts `instead` in the place of the COMMIT of every transaction that has sent a statement with these words: for faults that
 * strike just before or just after. @returns what puts things right again
 */
export function atCommit(words: string, instead: (commit: () => Promise<unknown>) => Promise<unknown>) {
	const proto = pg.Client.prototype as unknown as { query: Query }
	const { query } = proto
	const about = new WeakSet<object>()
	proto.query = function (this: object, ...parts: unknown[]) {
		const [first] = parts
		const text = typeof first === 'string' ? first : ((first as { text?: string })?.text ?? '')
		if (text.startsWith('begin')) about.delete(this)
		if (text.includes(words)) about.add(this)
		const send = () => query.apply(this, parts)
		return text === 'commit' && about.has(this) ? instead(send) : send()
	}
	return () => {
		proto.query = query
	}
}
