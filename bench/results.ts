import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One measured thing beside what it is measured against. */
export type Figure = {
	what: string
	measured: string
	/** The peer or ceiling of the same run, and the ratio to it. */
	against?: string
	goal: string
	met: boolean | null
}

/** What one bench found: a table, and text (plans) that explains it. */
export type Findings = {
	title: string
	figures: Figure[]
	remarks?: string[]
	plans?: Record<string, string>
}

const file = join(import.meta.dirname, 'results.md')
const head = `# Measured

On a machine with 2 cores, PostgreSQL 18 embedded and load generator included, beside other work: compare ratios within a run, not
figures between runs. \`npm run bench -- <name>\` measures again and replaces its part; \`npm run demo -- --size large\` makes the data.
`

const cell = (text: string): string => text.replaceAll('|', '\\|')

function part(name: string, { title, figures, remarks = [], plans = {} }: Findings): string {
	const rows = figures.map(({ what, measured, against = '', goal, met }) => {
		const verdict = met === null ? '' : met ? 'met' : '**missed**'
		return `| ${[what, measured, against, goal, verdict].map(cell).join(' | ')} |`
	})
	const explained = Object.entries(plans).map(
		([what, plan]) => `<details><summary>${what}</summary>\n\n\`\`\`\n${plan}\n\`\`\`\n</details>\n`,
	)
	return [
		`<!-- ${name} -->\n## ${title}\n`,
		'| what | measured | against | goal | |\n|---|---|---|---|---|',
		...rows,
		'',
		...remarks.map((remark) => `${remark}\n`),
		...explained,
		`<!-- /${name} -->`,
	].join('\n')
}

/** Prints the findings and puts them in the place of the earlier ones in results.md. */
export function keep(name: string, findings: Findings): void {
	const text = part(name, findings)
	console.log(`\n${text}\n`)
	const before = existsSync(file) ? readFileSync(file, 'utf8') : head
	const old = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`)
	writeFileSync(file, old.test(before) ? before.replace(old, () => text) : `${before}\n${text}\n`)
}
