import { feedCases } from './calendar-feeds.ts'
import type { Cases } from './case.ts'
import { addressCases } from './cases/addresses.ts'
import { apiCases } from './cases/api.ts'
import { fileCases } from './cases/files.ts'
import { formCases } from './cases/forms.ts'
import { hookCases } from './cases/hooks.ts'
import { idCases, searchCases } from './cases/ids.ts'
import { moneyCases } from './cases/money.ts'
import { passwordCases } from './cases/passwords.ts'
import { sessionCases } from './cases/sessions.ts'
import { timeCases } from './cases/times.ts'

/** Every case of the catalogue that applies to something, with how it is played. */
export const cases: Cases = {
	...passwordCases,
	...sessionCases,
	...formCases,
	...fileCases,
	...addressCases,
	...timeCases,
	...apiCases,
	...idCases,
	...searchCases,
	...feedCases,
	...moneyCases,
	...hookCases,
}
