import { readdirSync, readFileSync } from 'node:fs'

/** The value that a share of the sample does not exceed; `sample` in any order. */
export function percentile(sample: readonly number[], share: number): number {
	const sorted = sample.toSorted((a, b) => a - b)
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`
export const percent = (share: number): string => `${Math.round(share * 100)} %`

// Linux counts a process' time in hundredths of a second.
const tick = 10

/** Processor time of a process and, if asked, of those it started, in milliseconds since they began. */
export function cpuOf(pid: number, withChildren = false): number {
	const pids = withChildren ? [pid, ...childrenOf(pid)] : [pid]
	return pids.reduce((sum, each) => sum + cpuOfOne(each), 0)
}

function cpuOfOne(pid: number): number {
	const fields = statOf(pid)
	// After the name: utime and stime are fields 14 and 15 of the whole, cutime and cstime 16 and 17.
	return fields
		? (Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])) * tick
		: 0
}

function childrenOf(pid: number): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name) && statOf(Number(name))?.[1] === String(pid))
		.map(Number)
}

function statOf(pid: number): string[] | null {
	try {
		const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
		return line.slice(line.lastIndexOf(')') + 2).split(' ')
	} catch {
		return null
	}
}

/** Memory a process really holds, in MB. */
export function memoryOf(pid: number): number {
	const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
	return Number(line?.[1] ?? 0) / 1024
}
