/**
 * Every time zone as a choice: "Europe/Paris" read as "Europe – Paris".
 * @param kept the one that is set: names of zones differ from browser to browser, and it is always among the choices
 */
export function zoneOptions(kept = ''): { value: string; label: string }[] {
	const known = Intl.supportedValuesOf('timeZone')
	return (kept && !known.includes(kept) ? [kept, ...known] : known).map((zone) => ({
		value: zone,
		label: zone.replace('/', ' – ').replaceAll('_', ' '),
	}))
}
