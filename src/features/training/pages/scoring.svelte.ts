import { isScored, type ScoredKind } from '#features/programs/rules/section-kinds.ts'
import { m } from '#messages'
import type { Entry } from '#platform/offline/outbox.ts'
import type { SessionSection } from '../queries/session-shape.ts'
import { cannotScore, noScore, scoreOf } from '../rules/score.ts'
import { notIn, type ShownScore, scoresWithWritten, type Written } from '../rules/written.ts'
import { outbox, write } from './writing.ts'

/** One section's score on the screen: what stands in its boxes, and how far it has got. */
export type ScoreLine = Omit<ShownScore, 'state'> & {
	kind: ScoredKind
	name: string
	state: ShownScore['state'] | 'saving'
	message: string
}

type Trained = { workoutId: string; title: string; readAt: string; sections: SessionSection[] }

/** The scores of a workout, on this device (5.2, 5.5): written into its outbox first, as sets are. */
export class Scoring {
	lines: ScoreLine[] = $state([])
	readonly #session: Trained
	readonly #owner: string

	constructor(session: Trained, owner: string, nameOf: (section: SessionSection) => string) {
		this.#session = session
		this.#owner = owner
		this.lines = session.sections.flatMap((section) => {
			const { id: sectionId, kind, score } = section
			if (!isScored(kind)) return []
			const values = score
				? { rounds: score.rounds, reps: score.reps, lowest: score.lowest, seconds: score.seconds }
				: noScore
			const shown = { sectionId, kind, name: nameOf(section), values, note: score?.note ?? '' }
			return { ...shown, doneAt: score?.doneAt ?? null, state: score ? 'saved' : 'open', message: '' }
		})
	}

	of(sectionId: string): ScoreLine | undefined {
		return this.lines.find((line) => line.sectionId === sectionId)
	}

	get done(): number {
		return this.lines.filter((line) => line.state !== 'open').length
	}

	get unsent(): number {
		return this.lines.filter((line) => line.state === 'unsent').length
	}

	/** Shows what this device wrote and the page doesn't know, now and after each change. @returns how to stop it */
	async follow(): Promise<() => void> {
		const { entriesOf, watch } = await outbox()
		const written = notIn(this.#session.readAt, this.#own(await entriesOf(this.#owner)))
		const shown = scoresWithWritten(this.lines as ShownScore[], written)
		this.lines = this.lines.map((line, at) => ({ ...line, ...shown[at] }))
		return watch(this.#owner, (entries) => this.#reflect(this.#own(entries)))
	}

	async save(line: ScoreLine): Promise<void> {
		const wrong = cannotScore(line.kind, line.values)
		line.message = wrong ? m.refused_training_empty_score() : ''
		if (wrong) return
		const before = line.state
		line.values = scoreOf(line.kind, line.values)
		line.state = 'saving'
		const said = { ...line.values, note: line.note.trim() }
		if ((await this.#write('training.log-score', line, said)) === 'lost') line.state = before
	}

	async takeBack(line: ScoreLine): Promise<void> {
		Object.assign(line, { values: noScore, note: '', doneAt: null, state: 'open', message: '' })
		await this.#write('training.remove-score', line, {})
	}

	async #write(does: string, line: ScoreLine, said: object) {
		const { workoutId, title } = this.#session
		const { sectionId, name } = line
		const came = await write(this.#owner, { does, about: { workoutId, title, sectionId, name }, said })
		if (came === 'lost') line.message = m.training_cannot_keep()
		if (came === 'waits' && line.state === 'saving') line.state = 'unsent'
		return came
	}

	#own = (entries: readonly Entry[]): (Entry & Written)[] =>
		entries.filter(
			({ about }) => about.workoutId === this.#session.workoutId && about.sectionId !== undefined,
		) as (Entry & Written)[]

	/** How far each score's newest entry has got. */
	#reflect(entries: (Entry & Written)[]): void {
		for (const line of this.lines) {
			const entry = entries.findLast((each) => each.about.sectionId === line.sectionId)
			const known = entry?.state === 'sent' && Date.parse(entry.at ?? '') <= Date.parse(this.#session.readAt)
			if (!entry || known) continue
			if (entry.state === 'refused') line.message = entry.message ?? ''
			else if (entry.stands === false) line.message = m.training_other_stands()
			if (entry.does === 'training.remove-score') continue
			if (entry.state === 'sent') line.state = 'saved'
			else if (line.state !== 'saving' || entry.state === 'refused') line.state = 'unsent'
		}
	}
}
