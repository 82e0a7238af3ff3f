import { m } from '#messages'
import type { Entry } from '#platform/offline/outbox.ts'
import type { SessionItem, SessionSet } from '../queries/session-shape.ts'
import { cannotBe, type SetValues } from '../rules/session.ts'
import {
	endWithWritten,
	notIn,
	type Shown,
	type ShownEnd,
	type Written,
	withWritten,
} from '../rules/written.ts'
import { outbox, write } from './writing.ts'

/** One line of the screen: what stands in its boxes, and how far it has got. */
export type SetLine = Omit<Shown, 'state'> & { state: Shown['state'] | 'saving'; message: string }

/** A workout as its page was given it. */
export type Trained = {
	workoutId: string
	title: string
	readAt: string
	log: { id: string; status: 'started' | 'completed' | 'skipped'; comment: string } | null
	sections: { items: SessionItem[] }[]
}

const endings = ['training.complete-workout', 'training.skip-workout', 'training.reopen-log']
type Ending = 'training.complete-workout' | 'training.skip-workout' | 'training.reopen-log'

const refusals = {
	training_empty_set: m.refused_training_empty_set,
	training_too_heavy: m.refused_training_too_heavy,
}

/**
 * What is being trained, on this device (5.2, 5.5): what is ticked is written into the device's outbox first, shown done, and
 * sent in the order of doing, at once or when there is a network again.
 */
export class Logging {
	lines: SetLine[] = $state([])
	end: ShownEnd = $state({ status: null, comment: '', unsent: false })
	endMessage = $state('')
	readonly #session: Trained
	readonly #owner: string
	readonly #names: Map<string, string>

	constructor(session: Trained, owner: string) {
		this.#session = session
		this.#owner = owner
		const items = session.sections.flatMap((section) => section.items)
		this.#names = new Map(items.map((item) => [item.id, item.name]))
		this.lines = items.flatMap((item) => item.sets.map((set) => lineOf(item.id, set)))
		this.end = { status: session.log?.status ?? null, comment: session.log?.comment ?? '', unsent: false }
	}

	of(itemId: string): SetLine[] {
		return this.lines.filter((line) => line.itemId === itemId)
	}

	get done(): number {
		return this.lines.filter((line) => line.state !== 'open').length
	}

	get unsent(): number {
		return this.lines.filter((line) => line.state === 'unsent').length + (this.end.unsent ? 1 : 0)
	}

	/** Shows what this device wrote and the page doesn't know, now and after each change. @returns how to stop it */
	async follow(): Promise<() => void> {
		const { entriesOf, watch } = await outbox()
		const written = notIn(this.#session.readAt, this.#own(await entriesOf(this.#owner)))
		const known = this.lines.map((line) => ({
			...line,
			state: line.state === 'saving' ? 'unsent' : line.state,
		}))
		this.lines = withWritten(known as Shown[], written).map((line) => ({ message: '', ...line }))
		this.end = endWithWritten(this.end, written)
		return watch(this.#owner, (entries) => this.#reflect(this.#own(entries)))
	}

	/** One more than prescribed, beginning as the last one. */
	add(itemId: string): void {
		const last = this.of(itemId).at(-1)
		if (!last || last.number >= 100) return
		const at = this.lines.indexOf(last) + 1
		const line = { ...last, values: { ...last.values }, number: last.number + 1, setId: crypto.randomUUID() }
		this.lines.splice(at, 0, { ...line, state: 'open', doneAt: null, rpe: null, message: '' })
	}

	toggle = (line: SetLine): Promise<void> => (line.state === 'open' ? this.check(line) : this.#takeBack(line))

	/** Also after a done set was changed: the same set with other numbers. */
	async check(line: SetLine): Promise<void> {
		const { itemId, number: setNumber, values, rpe } = line
		const wrong = cannotBe(values)
		line.message = wrong ? refusals[wrong.code]() : ''
		if (wrong) return
		line.state = 'saving'
		const unit = values.load === null ? null : values.unit
		const kept = await this.#write('training.log-set', line, { itemId, setNumber, ...values, unit, rpe })
		if (!kept) line.state = 'open'
	}

	async #takeBack(line: SetLine): Promise<void> {
		line.state = 'open'
		await this.#write('training.remove-set', line, {})
	}

	/** The end of it, or taking it up again. A comment goes with the end. */
	async finish(does: Ending, { comment, logId = '' }: { comment?: string; logId?: string }): Promise<void> {
		this.endMessage = ''
		const said = comment === undefined ? {} : { comment }
		await this.#write(does, null, said, {
			logId,
			// Shown once it is kept: whoever sees it may leave at once.
			kept: () => {
				this.end = endWithWritten(this.end, [
					{ does, state: 'sent', about: {}, body: { doneAt: '', ...said } },
				])
			},
		})
	}

	/** @returns false where it could be neither kept nor sent; the line says so */
	async #write(
		does: string,
		line: SetLine | null,
		said: object,
		more: { logId?: string; kept?: () => void } = {},
	): Promise<boolean> {
		const { workoutId, title } = this.#session
		const place = line ? { setId: line.setId, name: this.#names.get(line.itemId) ?? '' } : {}
		const came = await write(this.#owner, { does, about: { workoutId, title, ...place }, said, ...more })
		if (came === 'waits') this.#wait(line)
		if (came !== 'lost') return true
		if (line) line.message = m.training_cannot_keep()
		else this.endMessage = m.training_cannot_keep()
		return false
	}

	/** It isn't sent yet, and said so: not before trying, so that nothing flickers where there is a network. */
	#wait(line: SetLine | null): void {
		if (line?.state === 'saving') line.state = 'unsent'
		if (line === null) this.end.unsent = true
	}

	#own = (entries: readonly Entry[]): (Entry & Written)[] =>
		entries.filter((each) => each.about.workoutId === this.#session.workoutId) as (Entry & Written)[]

	/** How far each line's newest entry has got. */
	#reflect(entries: (Entry & Written)[]): void {
		const recent = entries.filter(
			({ state, at }) => state !== 'sent' || Date.parse(at ?? '') > Date.parse(this.#session.readAt),
		)
		for (const line of this.lines) {
			const entry = recent.findLast((each) => each.about.setId === line.setId)
			if (!entry) continue
			if (entry.state === 'refused') line.message = entry.message ?? ''
			else if (entry.stands === false) line.message = m.training_other_stands()
			if (entry.does === 'training.remove-set') continue
			line.state =
				entry.state === 'sent'
					? 'saved'
					: line.state === 'saving' && entry.state === 'waits'
						? 'saving'
						: 'unsent'
		}
		const ending = recent.findLast((each) => endings.includes(each.does))
		if (ending?.state === 'sent') this.end.unsent = false
		if (ending?.state === 'refused') this.endMessage = ending.message ?? ''
	}
}

const lineOf = (itemId: string, set: SessionSet): SetLine => ({
	itemId,
	number: set.number,
	setId: set.setId,
	values: set.done ? valuesOf(set.done, set.start.unit) : { ...set.start },
	rpe: set.done?.rpe ?? null,
	doneAt: set.done?.doneAt ?? null,
	state: set.done ? 'saved' : 'open',
	message: '',
})

const valuesOf = ({ reps, load, unit, seconds, metres }: SetValues, usual: SetValues['unit']): SetValues => ({
	...{ reps, load, unit: unit ?? usual, seconds, metres },
})
