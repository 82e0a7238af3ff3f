/** A drag by mouse, pen or finger, told in elements: no part of it knows what is dragged. */
export type Dragging = {
	/** The element the drag would start from; null where nothing can be dragged. */
	from: (target: Element) => HTMLElement | null
	start: (element: HTMLElement, event: PointerEvent) => void
	over: (element: Element | null, event: PointerEvent) => void
	/** `dropped` is false where it was called off. */
	end: (dropped: boolean, event: PointerEvent | KeyboardEvent) => void
}

const SLACK_PX = 5
const HOLD_MS = 320
const EDGE_PX = 64

/** Lets things inside a node be dragged: at once with a mouse, after holding still for a moment with a finger. */
export function pointerDrag(dragging: Dragging) {
	return (node: HTMLElement): (() => void) => {
		const drag = new PointerDrag(dragging)
		const listening = new AbortController()
		const { signal } = listening
		node.addEventListener('pointerdown', (event) => drag.down(event), { signal })
		node.addEventListener('touchmove', (event) => drag.still(event), { passive: false, signal })
		window.addEventListener('pointermove', (event) => drag.move(event), { signal })
		window.addEventListener('pointerup', (event) => drag.up(event, true), { signal })
		window.addEventListener('pointercancel', (event) => drag.up(event, false), { signal })
		window.addEventListener('keydown', (event) => drag.key(event), { capture: true, signal })
		return () => {
			drag.forget()
			listening.abort()
		}
	}
}

class PointerDrag {
	#held: { element: HTMLElement; x: number; y: number; id: number } | null = null
	#active = false
	#hold: ReturnType<typeof setTimeout> | undefined
	readonly #dragging: Dragging
	constructor(dragging: Dragging) {
		this.#dragging = dragging
	}

	down(event: PointerEvent): void {
		if (event.button !== 0 || !(event.target instanceof Element)) return
		const element = this.#dragging.from(event.target)
		if (!element) return
		this.#held = { element, x: event.clientX, y: event.clientY, id: event.pointerId }
		if (event.pointerType === 'touch') this.#hold = setTimeout(() => this.#begin(event), HOLD_MS)
	}

	move(event: PointerEvent): void {
		if (!this.#held || event.pointerId !== this.#held.id) return
		const far = Math.hypot(event.clientX - this.#held.x, event.clientY - this.#held.y) > SLACK_PX
		if (!this.#active && far) {
			// A finger that moves before it has held still is scrolling.
			if (event.pointerType === 'touch') this.#stop(false, event)
			else this.#begin(event)
		}
		if (!this.#active) return
		event.preventDefault()
		scrollNear(event.clientY)
		this.#dragging.over(document.elementFromPoint(event.clientX, event.clientY), event)
	}

	up(event: PointerEvent, dropped: boolean): void {
		if (this.#held) this.#stop(dropped, event)
	}

	key(event: KeyboardEvent): void {
		if (!this.#active || event.key !== 'Escape') return
		event.stopPropagation()
		this.#stop(false, event)
	}

	/** A finger that drags doesn't scroll the page. */
	still(event: TouchEvent): void {
		if (this.#active) event.preventDefault()
	}

	forget(): void {
		clearTimeout(this.#hold)
	}

	#begin(event: PointerEvent): void {
		if (!this.#held || this.#active) return
		this.#active = true
		this.#dragging.start(this.#held.element, event)
	}

	#stop(dropped: boolean, event: PointerEvent | KeyboardEvent): void {
		clearTimeout(this.#hold)
		const was = this.#active
		this.#held = null
		this.#active = false
		if (!was) return
		this.#dragging.end(dropped, event)
		swallowClick()
	}
}

/** The click that follows a drop belongs to the drag. */
function swallowClick(): void {
	const swallow = (click: Event) => {
		click.stopPropagation()
		click.preventDefault()
	}
	window.addEventListener('click', swallow, { capture: true, once: true })
	setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}

function scrollNear(y: number): void {
	if (y < EDGE_PX) window.scrollBy(0, -14)
	else if (y > window.innerHeight - EDGE_PX) window.scrollBy(0, 14)
}

/** Which place among `elements` a pointer at `y` means: before the first whose middle is below it. */
export function placeAt(elements: readonly Element[], y: number): number {
	const at = elements.findIndex((element) => {
		const { top, height } = element.getBoundingClientRect()
		return y < top + height / 2
	})
	return at < 0 ? elements.length : at
}
