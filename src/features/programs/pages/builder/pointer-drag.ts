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
		let held: { element: HTMLElement; x: number; y: number; id: number } | null = null
		let active = false
		let hold: ReturnType<typeof setTimeout> | undefined

		const begin = (event: PointerEvent) => {
			if (!held || active) return
			active = true
			dragging.start(held.element, event)
		}
		const stop = (dropped: boolean, event: PointerEvent | KeyboardEvent) => {
			clearTimeout(hold)
			const was = active
			held = null
			active = false
			if (was) {
				dragging.end(dropped, event)
				// The click that follows a drop belongs to the drag.
				const swallow = (click: Event) => {
					click.stopPropagation()
					click.preventDefault()
				}
				window.addEventListener('click', swallow, { capture: true, once: true })
				setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
			}
		}
		const down = (event: PointerEvent) => {
			if (event.button !== 0 || !(event.target instanceof Element)) return
			const element = dragging.from(event.target)
			if (!element) return
			held = { element, x: event.clientX, y: event.clientY, id: event.pointerId }
			if (event.pointerType === 'touch') hold = setTimeout(() => begin(event), HOLD_MS)
		}
		const move = (event: PointerEvent) => {
			if (!held || event.pointerId !== held.id) return
			const far = Math.hypot(event.clientX - held.x, event.clientY - held.y) > SLACK_PX
			if (!active && far && event.pointerType === 'touch') return stop(false, event)
			if (!active && far) begin(event)
			if (!active) return
			event.preventDefault()
			scrollNear(event.clientY)
			dragging.over(document.elementFromPoint(event.clientX, event.clientY), event)
		}
		const up = (event: PointerEvent) => held && stop(true, event)
		const off = (event: PointerEvent) => held && stop(false, event)
		const key = (event: KeyboardEvent) => {
			if (!active || event.key !== 'Escape') return
			event.stopPropagation()
			stop(false, event)
		}
		const still = (event: TouchEvent) => active && event.preventDefault()

		node.addEventListener('pointerdown', down)
		node.addEventListener('touchmove', still, { passive: false })
		window.addEventListener('pointermove', move)
		window.addEventListener('pointerup', up)
		window.addEventListener('pointercancel', off)
		window.addEventListener('keydown', key, { capture: true })
		return () => {
			clearTimeout(hold)
			node.removeEventListener('pointerdown', down)
			node.removeEventListener('touchmove', still)
			window.removeEventListener('pointermove', move)
			window.removeEventListener('pointerup', up)
			window.removeEventListener('pointercancel', off)
			window.removeEventListener('keydown', key, { capture: true })
		}
	}
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
