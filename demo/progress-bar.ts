/** A line that says how far something is, with counts; where nobody watches it is written only at the end. */
export function progressBar(label: string, total: number): { show: (done: number) => void; end: () => void } {
	const width = 24
	const number = new Intl.NumberFormat('en')
	const started = Date.now()
	const line = (done: number) => {
		const full = Math.round((width * done) / total)
		const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`
		return `${label.padEnd(14)} ${bar} ${number.format(done)} of ${number.format(total)}`
	}
	return {
		show: (done) => {
			if (process.stdout.isTTY) process.stdout.write(`\r${line(done)}`)
		},
		end: () => {
			const seconds = ((Date.now() - started) / 1000).toFixed(1)
			process.stdout.write(`${process.stdout.isTTY ? '\r' : ''}${line(total)} in ${seconds} s\n`)
		},
	}
}
