import type { Reading } from './use-case.ts'

/**
 * What of a client can be read by one feature only, because it is sealed: in the client's file (2.1) these rows stand in
 * place of what is in the tables. Against the arrows, hence handed over in `src/features/house.ts`.
 */
export type ClientExport = {
	readonly tables: readonly string[]
	readonly rows: (reading: Reading, clientId: string) => Promise<Record<string, Record<string, unknown>[]>>
}

let known: ClientExport[] = []

/** Told once per process, beside the reactions. */
export const knowClientExports = (all: ClientExport[]): void => {
	known = all
}
export const clientExports = (): readonly ClientExport[] => known
