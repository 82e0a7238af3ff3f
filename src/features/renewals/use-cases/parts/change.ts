import type { Updateable } from 'kysely'
import type { Enrolment as Row } from '#platform/database/types.ts'
import type { Acting } from '#platform/use-case.ts'
import type { Enrolment } from '../../queries/subjects.ts'

/** Writes what is new of an enrolment that is locked. */
export const change = async (
	{ db }: Pick<Acting, 'db'>,
	{ id, version }: Enrolment,
	what: Updateable<Row>,
): Promise<void> =>
	void (await db
		.updateTable('enrolment')
		.set({ ...what, version: version + 1 })
		.where('id', '=', id)
		.execute())

/** What an event of an enrolment hangs on. */
export const about = (of: Enrolment) => ({
	clientId: of.client_id,
	subject: { type: 'enrolment', id: of.id },
})
