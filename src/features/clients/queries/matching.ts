import { type RawBuilder, sql } from 'kysely'
import { isShort, searchWords } from '../rules/search.ts'

/**
 * 2.2 as conditions on `c`, a row of `client_directory`. Every word has to be there, in any order, whatever its accents
 * and capitals. A word of three letters or more may stand anywhere in name or address; shorter ones start a word of
 * them. Both are patterns on one expression, which the trigram index `client_search` is made of.
 */
export function matching(query: string): RawBuilder<boolean> {
	const words = searchWords(query)
	if (words.length === 0) return sql<boolean>`true`
	const all = words.map((word) => (isShort(word) ? startsAWord(word) : contains(word)))
	return sql<boolean>`(${sql.join(all, sql` and `)})`
}

// Signs that LIKE reads as "anything" are meant as themselves. All of this is constant when the statement is planned.
const literally = (word: string) => sql`regexp_replace(fold(${word}::text), '([\\\\%_])', '\\\\\\1', 'g')`

const contains = (word: string) => sql<boolean>`(' ' || c.search_text) like '%' || ${literally(word)} || '%'`

const startsAWord = (word: string) =>
	sql<boolean>`(' ' || c.search_text) like '% ' || ${literally(word)} || '%'`
