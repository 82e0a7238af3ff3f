import { m } from '#messages'

/** The leads people choose from; any other that is kept stays among them (7.6). */
export const leadChoices = ['P7D', 'P3D', 'P2D', 'P1D', 'PT24H', 'PT12H', 'PT4H', 'PT2H', 'PT1H', 'PT30M']

/** "1 day before, at the same time", "2 hours before". */
export function leadWords(lead: string): string {
	const count = Number(/\d+/.exec(lead)?.[0] ?? 0)
	if (lead.endsWith('D')) return m.agenda_lead_days({ count })
	return lead.endsWith('H') ? m.agenda_lead_hours({ count }) : m.agenda_lead_minutes({ count })
}
