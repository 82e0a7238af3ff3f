/**
 * Where floating parts are put: the page behind a modal dialog is inert, so inside a dialog they go into that dialog.
 */
export function portalTarget(anchor: Element | null | undefined): Element | string {
	return anchor?.closest('dialog') ?? 'body'
}
