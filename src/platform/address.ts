/** The public address of this install (TOUCHLINE_URL): every link in a mail starts with it. */
export function publicAddress(): URL {
	return new URL(process.env.TOUCHLINE_URL || `http://localhost:${process.env.PORT || 3000}`)
}
