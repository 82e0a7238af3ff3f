/** Work that comes back by the clock: `cron` in UTC, `run` harmless when run twice. */
export type Regular = { readonly name: string; readonly cron: string; readonly run: () => Promise<void> }

let known: Regular[] = []

/** Told once per process, beside the reactions. */
export const knowRegularWork = (all: Regular[]): void => {
	known = all
}
export const regularWork = (): readonly Regular[] => known
export const regularNamed = (name: string): Regular | undefined => known.find((each) => each.name === name)
