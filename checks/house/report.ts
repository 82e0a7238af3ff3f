export type Finding = { at: string; text: string; warning?: boolean }

/** Prints findings for a person and ends the program: 1 when one of them is more than a warning. */
export function report(what: string, findings: Finding[]): void {
	const failures = findings.filter(({ warning }) => !warning)
	for (const { at, text, warning } of findings)
		console.log(`${warning ? 'note ' : 'WRONG'} ${at}\n      ${text}`)
	const notes = findings.length - failures.length
	console.log(`${what}: ${failures.length} wrong, ${notes} to look at`)
	process.exitCode = failures.length > 0 ? 1 : 0
}
