import type { PgBoss } from 'pg-boss'
import { type ClientExport, knowClientExports } from './client-export.ts'
import { createPool } from './database/connect.ts'
import { type Errand, knowErrands } from './errands.ts'
import { closeJobs, openJobs } from './jobs.ts'
import { closeLive, liveFrom } from './live.ts'
import { appPool, performOn } from './perform.ts'
import { knowReactions, type Reaction } from './reactions.ts'
import { knowRegularWork, type Regular } from './regular.ts'
import { knowMessageKinds, type MessageKind } from './telling/kinds.ts'
import { type Post, postBy } from './telling/transport.ts'

/** What the features bring to a process: gathered in `src/features/house.ts`. */
export type Furnishing = {
	reactions: Reaction[]
	errands: Errand[]
	regular: Regular[]
	messageKinds: MessageKind[]
	clientExports: ClientExport[]
}

export type Opening = { appUrl: string; workerUrl: string; works: boolean; post: Post; connections?: number }

/** Opens the house in this process: database, jobs, reactions, mail. Nothing can be done before; `closeHouse` undoes it. */
export async function openHouse(
	{ reactions, errands, regular, messageKinds, clientExports }: Furnishing,
	opening: Opening,
): Promise<PgBoss> {
	knowReactions(reactions)
	knowErrands(errands)
	knowRegularWork(regular)
	knowMessageKinds(messageKinds)
	knowClientExports(clientExports)
	postBy(opening.post)
	liveFrom(opening.appUrl)
	performOn(createPool(opening.appUrl, opening.connections))
	return openJobs(opening.workerUrl, opening.works)
}

export async function closeHouse(): Promise<void> {
	await closeLive()
	await closeJobs()
	await appPool().end()
	performOn(null)
}
