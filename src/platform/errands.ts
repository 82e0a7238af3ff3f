import type { Db } from './database/transaction.ts'
import { jobs, send } from './jobs.ts'

/**
 * Something to be done outside of any transaction: asking a provider that may take its time. `run` opens its own before and
 * after, and is harmless when run twice.
 */
export type Errand = { readonly name: string; readonly run: (studioId: string, id: string) => Promise<void> }

export const errand = (name: string, run: Errand['run']): Errand => ({ name, run })

let known = new Map<string, Errand>()

/** Told once per process, beside the reactions. */
export const knowErrands = (all: Errand[]): void => {
	known = new Map(all.map((each) => [each.name, each]))
}

type Due = { studioId: string; errand: string; id: string }

/** An errand this version doesn't know (an older or newer process wrote the job) is left: the next one may. */
export async function runErrand({ studioId, errand: name, id }: Due): Promise<void> {
	const found = known.get(name)
	if (!found) throw new Error(`no errand is called ${name}`)
	await found.run(studioId, id)
}

/** Writes the job in the caller's transaction: it is run if and only if the change stays (I25). */
export const sendErrand = (db: Db, studioId: string, name: string, ids: readonly string[]): Promise<void> =>
	send(
		db,
		jobs.errand,
		ids.map((id) => ({ studioId, errand: name, id })),
	)
