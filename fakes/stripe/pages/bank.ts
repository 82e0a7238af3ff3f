import { confirm, failAuthentication, type Intent } from '../objects/intents.ts'
import { methodOf } from '../objects/methods.ts'
import type { Session } from '../objects/sessions.ts'
import { confirmSetup, failSetupAuthentication, type Setup } from '../objects/setups.ts'
import { noSuch, Refusal } from '../wire/refusal.ts'
import type { World } from '../world.ts'
import { backFromBank, money, type Shown } from './checkout.ts'
import { html, page } from './html.ts'

/** What waits for its holder at the bank, if the address is still good. */
function waiting(world: World, path: string): Intent | Setup | null {
	const id = path.split('/')[2] ?? ''
	const found = world.find(id) as Intent | Setup | undefined
	if (!found) throw noSuch('payment_intent', id)
	const good = JSON.stringify(found.next_action).includes(`${world.url}${path}`)
	return found.status === 'requires_action' && good ? found : null
}

export function showBank(world: World, path: string): Shown {
	const found = waiting(world, path)
	if (!found)
		return {
			status: 200,
			page: page('Your bank', html`<p>This has been answered already. Please go back to where you paid.</p>`),
		}
	const about =
		found.object === 'payment_intent'
			? `Do you approve ${money(found.amount, String(found.currency))} to Fake studio?`
			: 'Do you approve that Fake studio keeps your card?'
	const body = html`<p>${about}</p>
<form method="post" action="${path}">
<button type="submit" name="outcome" value="complete">Complete authentication</button>
<button type="submit" name="outcome" value="fail">Fail authentication</button>
</form>`
	return { status: 200, page: page('Your bank', body) }
}

/** The holder has answered: on with the payment, then back to the shop or to the checkout it came from. */
export function answerBank(world: World, path: string, outcome: string | undefined): Shown {
	const found = waiting(world, path)
	if (!found || (outcome !== 'complete' && outcome !== 'fail')) return showBank(world, path)
	const { redirect_to_url } = found.next_action as { redirect_to_url?: { return_url: string } }
	if (outcome === 'fail') {
		if (found.object === 'payment_intent') failAuthentication(world, found as Intent)
		else failSetupAuthentication(world, found as Setup)
	}
	const session = sessionOf(world, found.id)
	if (session) return backFromBank(world, session, outcome === 'complete')
	if (outcome === 'complete') carryOn(world, found)
	if (!redirect_to_url)
		return { status: 200, page: page('Your bank', html`<p>Thank you. You can close this page.</p>`) }
	const back = new URL(redirect_to_url.return_url)
	back.searchParams.set(found.object, found.id)
	back.searchParams.set(`${found.object}_client_secret`, String(found.client_secret))
	back.searchParams.set('redirect_status', found.status === 'succeeded' ? 'succeeded' : 'failed')
	return { goTo: back.href }
}

function sessionOf(world: World, intent: string): Session | undefined {
	const sessions = [...world.all('checkout.session').values()] as Session[]
	return sessions.find(
		({ payment_intent, setup_intent }) => payment_intent === intent || setup_intent === intent,
	)
}

function carryOn(world: World, found: Intent | Setup): void {
	const method = methodOf(world, found.payment_method)
	try {
		if (found.object === 'payment_intent') confirm(world, found as Intent, { method, authenticated: true })
		else confirmSetup(world, found as Setup, { method, authenticated: true, returnUrl: null })
	} catch (error) {
		// Declined after all: the intent says so, as a page's visitor isn't told by a status.
		if (!(error instanceof Refusal)) throw error
	}
}
