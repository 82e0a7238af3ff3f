import type { WorkoutItem, WorkoutSection } from '../../rules/content.ts'
import { type Dragging, placeAt } from './pointer-drag.ts'

/** Dragging exercises and sections inside the editor, and the same by keyboard: one place that moves them. */
export class PanelDrag {
	held = $state<{ kind: 'item' | 'section'; id: string } | null>(null)
	/** Where it would go: in which section, before which place; for a section the place among sections. */
	over = $state<{ section: string; place: number } | null>(null)
	readonly #sections: () => WorkoutSection[]

	constructor(sections: () => WorkoutSection[]) {
		this.#sections = sections
	}

	readonly dragging: Dragging = {
		from: (target) => target.closest<HTMLElement>('[data-handle]'),
		start: (element) => {
			const [kind, id = ''] = (element.dataset.handle ?? '').split(' ')
			this.held = { kind: kind === 'section' ? 'section' : 'item', id }
		},
		over: (element, event) => {
			this.over =
				this.held?.kind === 'section'
					? overSection(element, event.clientY, this.held.id)
					: overItem(element, event.clientY, this.held?.id)
		},
		end: (dropped) => {
			const { held, over } = this
			this.held = null
			this.over = null
			if (!dropped || !held || !over) return
			if (held.kind === 'item') this.moveItem(held.id, over.section, over.place)
			else this.moveSection(held.id, over.place)
		},
	}

	moveItem(id: string, toSection: string, place: number): void {
		const sections = this.#sections()
		const from = sections.find(({ items }) => items.some((item) => item.id === id))
		const to = sections.find((section) => section.id === toSection)
		if (!from || !to) return
		const [item] = from.items.splice(
			from.items.findIndex((each) => each.id === id),
			1,
		)
		if (item) to.items.splice(Math.min(place, to.items.length), 0, item)
	}

	moveSection(id: string, place: number): void {
		const sections = this.#sections()
		const at = sections.findIndex((section) => section.id === id)
		const [section] = at < 0 ? [] : sections.splice(at, 1)
		if (section) sections.splice(Math.min(Math.max(0, place), sections.length), 0, section)
	}

	/** One step by keyboard: within its section, then into the next one. */
	stepItem(item: WorkoutItem, step: -1 | 1): void {
		const sections = this.#sections()
		const at = sections.findIndex(
			({ items }) => items.includes(item) || items.some(({ id }) => id === item.id),
		)
		const section = sections[at]
		const place = (section?.items.findIndex(({ id }) => id === item.id) ?? 0) + step
		if (section && place >= 0 && place < section.items.length) {
			this.moveItem(item.id, section.id, place)
			return
		}
		const next = sections[at + step]
		if (next) this.moveItem(item.id, next.id, step > 0 ? 0 : next.items.length)
	}
}

function overItem(element: Element | null, y: number, held: string | undefined) {
	const section = element?.closest<HTMLElement>('[data-section]')
	if (!section) return null
	const items = [...section.querySelectorAll<HTMLElement>('[data-item]')].filter(
		(each) => each.dataset.item !== held,
	)
	return { section: section.dataset.section ?? '', place: placeAt(items, y) }
}

function overSection(element: Element | null, y: number, held: string) {
	const body = element?.closest('aside')
	const sections = [...(body?.querySelectorAll<HTMLElement>('[data-section]') ?? [])].filter(
		(each) => each.dataset.section !== held,
	)
	return body ? { section: '', place: placeAt(sections, y) } : null
}
