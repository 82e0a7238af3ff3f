import pg from 'pg'
import { demoPassword } from './password.ts'
import { isLoaded, lockKey, needsLoading } from './present.ts'
import { clients, staff } from './story/people.ts'

type LogIn = { who: string; email: string; password: string }
type Loading = { ownerUrl: string; log: (line: string) => void }

/**
 * Fills an empty install with the demo studio, through the same use-cases as everybody; leaves any other alone.
 * @returns whom one can sign in as; nobody where the demo studio is not in this database
 */
export async function loadDemo({ ownerUrl, log }: Loading): Promise<LogIn[]> {
	const owner = new pg.Client({ connectionString: ownerUrl })
	await owner.connect()
	try {
		await owner.query('select pg_advisory_lock($1)', [lockKey])
		if (await needsLoading(owner)) {
			log('Loading the demo studio …')
			// The story and all it needs is read only when it is told: later starts are quick.
			const { tellInOpenHouse } = await import('./tell.ts')
			await tellInOpenHouse()
		}
		return (await isLoaded(owner)) ? logIns() : []
	} finally {
		await owner.end()
	}
}

function logIns(): LogIn[] {
	const people = [...staff, ...clients]
	const as = (who: string, key: string): LogIn => {
		const email = people.find((person) => person.key === key)?.email ?? ''
		return { who, email, password: demoPassword }
	}
	return [
		as('coach in Lyon, owner', 'camille'),
		as('coach in Leeds', 'tom'),
		as('client, in French', 'amelie'),
		as('client, in English', 'ben'),
	]
}
