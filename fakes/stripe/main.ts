// npm run stripe:fake: starts the fake Stripe and says how to use it.
import { startFakeStripe } from './server.ts'

const port = Number(process.argv[2] ?? 12111)
const fake = await startFakeStripe({ port }).catch((error: NodeJS.ErrnoException) => {
	console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken: npm run stripe:fake -- 12112` : error)
	process.exit(1)
})
console.log(`A Stripe of your own is at ${fake.url}. It forgets everything when it stops.

  1. Start Touchline with STRIPE_API=${fake.url} npm start
  2. Paste this secret key into its settings: ${fake.key}
  3. Pay with a test card, any later date, any code:
       4242 4242 4242 4242   pays
       4000 0025 0000 3155   asks the bank first, once
       4000 0027 6000 3184   asks the bank every time
       4000 0000 0000 9995   declined: not enough money
       4000 0000 0000 0341   can be kept, and is declined when charged
     All cards: ${fake.url}/
`)
const stop = () => void fake.close().then(() => process.exit(0))
process.on('SIGINT', stop).on('SIGTERM', stop)
// Started by npm: gone when npm is.
process.on('disconnect', stop)
