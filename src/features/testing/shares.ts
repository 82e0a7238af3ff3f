import { programAccess } from '#features/sharing/queries/access.ts'
import { newId } from '#platform/ids.ts'
import { type TestStudio, within } from './studio.ts'

/** A program of eight weeks, published unless told otherwise. */
export const publishedProgram = (
	{ id, coach }: TestStudio,
	title = 'Strong in eight weeks',
	published = true,
) =>
	within(id, async (db) => {
		const programId = newId()
		await db
			.insertInto('program')
			.values({
				studio_id: id,
				id: programId,
				title,
				weeks: 8,
				created_by: coach.id,
				published_at: published ? new Date() : null,
			})
			.execute()
		return programId
	})

/** A group with these members by hand. */
export const group = (studioId: string, name: string, memberIds: string[]) =>
	within(studioId, async (db) => {
		const id = newId()
		await db.insertInto('client_group').values({ studio_id: studioId, id, name }).execute()
		for (const client_id of memberIds)
			await db
				.insertInto('client_group_member')
				.values({ studio_id: studioId, group_id: id, client_id })
				.execute()
		return id
	})

/** What was written to this client, whatever became of it. */
export const messagesTo = (studioId: string, clientId: string) =>
	within(studioId, (db) => db.selectFrom('message').selectAll().where('client_id', '=', clientId).execute())

/** 4.4: whether this client may see and schedule the program. */
export const access = (studioId: string, clientId: string, programId: string) =>
	within(studioId, (db) => programAccess(db, clientId, programId))

/** 2.1: archives a client, past the use-case. */
export const archive = (studioId: string, clientId: string) =>
	within(studioId, (db) =>
		db.updateTable('client').set({ archived_at: new Date() }).where('id', '=', clientId).execute(),
	)

/** A run of the client’s, over this span of days. */
export const runOf = ({ id, client }: TestStudio, programId: string, span: string) =>
	within(id, async (db) => {
		const calendar = await db
			.selectFrom('calendar')
			.select('id')
			.where('client_id', '=', client.id)
			.executeTakeFirstOrThrow()
		await db
			.insertInto('program_run')
			.values({
				studio_id: id,
				id: newId(),
				calendar_id: calendar.id,
				client_id: client.id,
				program_id: programId,
				program_version: 1,
				title: 'Run',
				day_one: '2026-03-02',
				weeks: 1,
				span,
				scheduled_by: 'client',
			})
			.execute()
	})
