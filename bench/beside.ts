import { ms, percent } from './figures.ts'
import type { Load } from './load.ts'
import type { Figure } from './results.ts'

/** Two loads of one run, as figures: how fast, and what a request costs the processor. `goal` is a share of the ceiling. */
export function beside(what: string, ours: Load, ceiling: Load, goal?: number): Figure[] {
	const share = ours.perSecond / ceiling.perSecond
	const costs = ours.cpu + ours.databaseCpu
	const least = ceiling.cpu + ceiling.databaseCpu
	return [
		{
			what: `${what}: requests per second`,
			measured: `${Math.round(ours.perSecond)} (p50 ${ms(ours.p50)}, p95 ${ms(ours.p95)})`,
			against: `${Math.round(ceiling.perSecond)}: ${percent(share)}`,
			goal: goal ? `≥ ${percent(goal)}` : '',
			met: goal ? share >= goal : null,
		},
		{
			what: `${what}: processor time per request`,
			measured: `${ms(ours.cpu)} + database ${ms(ours.databaseCpu)}`,
			against: `${ms(ceiling.cpu)} + ${ms(ceiling.databaseCpu)}: ${(costs / least).toFixed(1)} ×`,
			goal: '',
			met: null,
		},
	]
}
