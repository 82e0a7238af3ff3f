import { wireDecimals } from '../money.ts'
import { offersToSave, resume, type Session, savedMethods, submit, urlOf } from '../objects/sessions.ts'
import { lineItemsOf } from '../wire/expand.ts'
import { Refusal } from '../wire/refusal.ts'
import type { Thing, World } from '../world.ts'
import { readCard, type Typed, type Wrong } from './card-form.ts'
import { type Html, html, page } from './html.ts'

/** A page to show, or where to go on. */
export type Shown = { status: number; page: Html } | { goTo: string }

export const money = (amount: unknown, currency: string) => {
	const decimals = wireDecimals(currency)
	const options = {
		style: 'currency',
		currency,
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals,
	} as const
	return new Intl.NumberFormat('en', options).format(Number(amount) / 10 ** decimals)
}

export function showCheckout(
	world: World,
	session: Session,
	typed: Typed = {},
	wrong: Wrong = lastProblem(world, session),
): Shown {
	if (session.status === 'complete') return { goTo: urlOf(session) }
	const title = session.mode === 'setup' ? 'Save a card' : 'Pay'
	if (session.status === 'expired')
		return { status: 200, page: page(title, html`<p>This checkout has expired.</p>${back(session)}`) }
	const status = Object.keys(typed).length > 0 ? 402 : 200
	return {
		status,
		page: page(title, html`${summary(world, session)}${form(world, session, typed, wrong)}${back(session)}`),
	}
}

/** Takes what was entered: pays, sends to the bank, or says beside the field what is wrong. */
export function submitCheckout(world: World, session: Session, typed: Typed): Shown {
	if (session.status !== 'open') return showCheckout(world, session)
	const saved = savedMethods(world, session).find(({ id }) => id === typed.method)
	const { card, wrong } = saved ? { card: undefined, wrong: {} } : readCard(typed, world.now())
	const email = session.customer ? null : (typed.email ?? session.customer_email)
	if (!session.customer && !/^\S+@\S+$/.test(email ?? '')) wrong.email = 'Your email is incomplete.'
	if (Object.keys(wrong).length > 0) return showCheckout(world, session, typed, wrong)
	try {
		submit(world, session, {
			...{ card, method: saved?.id, email, name: typed.name || null },
			save: typed.save === 'on' && offersToSave(session),
		})
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
		return showCheckout(world, session, typed, { card: error.message })
	}
	return goOn(world, session)
}

/** The holder is back from their bank: paid, or on the page again, which says why not. */
export function backFromBank(world: World, session: Session, authenticated: boolean): Shown {
	try {
		if (session.status === 'open' && authenticated) resume(world, session)
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
	}
	return { goTo: session.status === 'complete' ? urlOf(session) : `${world.url}/checkout/${session.id}` }
}

/** Why the last attempt failed, as its intent remembers. */
function lastProblem(world: World, session: Session): Wrong {
	const intent = world.find(String(session.payment_intent ?? session.setup_intent))
	const problem = (intent?.last_payment_error ?? intent?.last_setup_error) as
		| { message: string }
		| null
		| undefined
	return problem ? { card: problem.message } : {}
}

function goOn(world: World, session: Session): Shown {
	if (session.status === 'complete') return { goTo: urlOf(session) }
	const intent = world.find(String(session.payment_intent ?? session.setup_intent))
	const { redirect_to_url } = (intent?.next_action ?? {}) as { redirect_to_url?: { url: string } }
	return redirect_to_url ? { goTo: redirect_to_url.url } : showCheckout(world, session)
}

const back = ({ cancel_url }: Session) =>
	cancel_url && html`<p><a href="${cancel_url}">Back without paying</a></p>`

function summary(world: World, session: Session): Html | null {
	if (session.mode === 'setup') return null
	const lines = lineItemsOf(world, session).data as (Thing & { amount_total: number; description: string })[]
	return html`<dl>
${lines.map(({ description, amount_total }) => html`<dt>${description}</dt><dd>${money(amount_total, session.currency)}</dd>`)}
<dt><strong>Total</strong></dt><dd><strong>${money(session.amount_total, session.currency)}</strong></dd>
</dl>`
}

function form(world: World, session: Session, typed: Typed, wrong: Wrong): Html {
	const saved = savedMethods(world, session)
	const doing =
		session.mode === 'setup' ? 'Save card' : `Pay ${money(session.amount_total, session.currency)}`
	return html`<form method="post" action="/checkout/${session.id}" novalidate>
${wrong.card && html`<p class="wrong" role="alert">${wrong.card}</p>`}
${saved.length > 0 && choices(saved, typed)}
${!session.customer && field('email', 'Email', 'email', typed, wrong, session.customer_email ?? '')}
${field('number', 'Card number', 'cc-number', typed, wrong)}
${field('expiry', 'Expiry (MM / YY)', 'cc-exp', typed, wrong)}
${field('cvc', 'Security code', 'cc-csc', typed, wrong)}
${field('name', 'Name on card', 'cc-name', typed, wrong)}
${offersToSave(session) && html`<label class="choice"><input type="checkbox" name="save"${typed.save === 'on' && html` checked`}> Save my payment information for future purchases</label>`}
<button type="submit">${doing}</button>
</form>`
}

function choices(saved: Thing[], typed: Typed): Html {
	const chosen = typed.method ?? saved[0]?.id
	const choice = (id: string, text: string) =>
		html`<label class="choice"><input type="radio" name="method" value="${id}"${chosen === id && html` checked`}>${text}</label>`
	return html`<fieldset><legend>Pay with</legend>
${saved.map(({ id, card }) => {
	const { brand, last4, exp_month, exp_year } = card as Record<string, unknown>
	return choice(id, `${brand} ending in ${last4}, expires ${exp_month}/${exp_year}`)
})}
${choice('new', 'Another card, entered below')}
</fieldset>`
}

function field(
	name: string,
	label: string,
	autocomplete: string,
	typed: Typed,
	wrong: Wrong,
	initial = '',
): Html {
	const digits = name === 'email' || name === 'name' ? null : html` inputmode="numeric"`
	const about = wrong[name] && html` aria-invalid="true" aria-describedby="${name}-wrong"`
	return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" autocomplete="${autocomplete}" value="${typed[name] ?? initial}"${digits}${about}>
${wrong[name] && html`<p class="wrong" id="${name}-wrong">${wrong[name]}</p>`}`
}
