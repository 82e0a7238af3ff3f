/** How a studio is paid, as `payments` says it to its clients. */
export type WaysToPay = {
	online: boolean
	instructions: string
	reference: string
	/** How many things they have not said yet that they sent. */
	toAnnounce: number
}
