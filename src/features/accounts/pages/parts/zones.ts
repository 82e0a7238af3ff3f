/** Every time zone as a choice: "Europe/Paris" read as "Europe – Paris". */
export const zoneOptions = (): { value: string; label: string }[] =>
	Intl.supportedValuesOf('timeZone').map((zone) => ({
		value: zone,
		label: zone.replace('/', ' – ').replaceAll('_', ' '),
	}))
