import type { Attachment } from 'svelte/attachments'

/**
 * Opens a native dialog as a modal while `isOpen()` holds: focus stays inside, the page behind is inert, Escape closes,
 * and focus returns to where it came from. A press on the veil closes too.
 */
export function modal(isOpen: () => boolean, close: () => void): Attachment<HTMLDialogElement> {
	return (dialog) => {
		if (isOpen()) {
			if (!dialog.open) {
				dialog.showModal()
				// What asks for something begins at its first field; by itself a dialog begins at its close button.
				dialog.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus()
				document.documentElement.style.overflow = 'hidden'
			}
		} else if (dialog.open) {
			dialog.close()
		}
		const onClose = () => {
			document.documentElement.style.overflow = ''
			close()
		}
		// Only a press that starts and ends on the veil closes: selecting text may end there by accident.
		let startedOnVeil = false
		const onDown = (event: PointerEvent) => {
			startedOnVeil = event.target === dialog
		}
		const onClick = (event: MouseEvent) => {
			if (startedOnVeil && event.target === dialog) dialog.close()
		}
		dialog.addEventListener('close', onClose)
		dialog.addEventListener('pointerdown', onDown)
		dialog.addEventListener('click', onClick)
		return () => {
			dialog.removeEventListener('close', onClose)
			dialog.removeEventListener('pointerdown', onDown)
			dialog.removeEventListener('click', onClick)
			if (!dialog.isConnected) document.documentElement.style.overflow = ''
		}
	}
}
