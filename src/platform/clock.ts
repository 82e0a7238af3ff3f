let read: () => Date = () => new Date()

/** The server's clock: the only one that decides anything (I8). */
export const now = (): Date => read()

/** Tests move time; nothing else may. */
export function setClock(clock: (() => Date) | null): void {
	read = clock ?? (() => new Date())
}
