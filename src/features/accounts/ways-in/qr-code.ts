import { renderSVG } from 'uqr'

/** A QR code as a picture a page can show (`<img src>`): black on white in both themes, as readers expect. */
export const qrCode = (text: string): string =>
	`data:image/svg+xml;base64,${Buffer.from(renderSVG(text, { border: 2 })).toString('base64')}`
