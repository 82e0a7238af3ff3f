import { apiList } from './api-list.ts'
import { availabilityEngine } from './availability-engine.ts'
import { bookingWrite } from './booking-write.ts'
import { calendarPage } from './calendar-page.ts'
import { clientArea } from './client-area.ts'
import { clientSearch } from './client-search.ts'
import { firstPage } from './first-page.ts'
import { growth } from './growth.ts'
import { monthTimes } from './month-times.ts'
import { starting } from './starting.ts'
import { subscribers } from './subscribers.ts'

/** Each measures one promise, most on the large demo, and writes its part of results.md. */
const benches: Record<string, () => Promise<void>> = {
	'client-search': clientSearch,
	'calendar-page': calendarPage,
	'client-area': clientArea,
	'first-page': firstPage,
	'api-list': apiList,
	'availability-engine': availabilityEngine,
	'month-times': monthTimes,
	'booking-write': bookingWrite,
	growth,
	starting,
	subscribers,
}

const asked = process.argv[2] ?? ''
const names = asked === 'all' ? Object.keys(benches) : [asked]
for (const name of names) {
	const bench = benches[name]
	if (!bench) {
		console.error(`Say which: npm run bench -- ${[...Object.keys(benches), 'all'].join('|')}`)
		process.exit(1)
	}
	console.log(`Measuring ${name} …`)
	await bench()
}
