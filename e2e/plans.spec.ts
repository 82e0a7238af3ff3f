import { expect, expectAccessible, logIn, test } from './fixtures.ts'
import { confirmByKeys, logInByKeys, open, press, submitOf, typeInto } from './keys.ts'

const password = 'on the touchline'

test('11.1 a session is paid in instalments: by keyboard, the coach looks ahead and makes a plan, the client has it in writing and sees it, the coach ends it', async ({
	browser,
	touchline,
}) => {
	const coach = await (await browser.newContext()).newPage()
	await logInByKeys(coach, 'tom@demo.touchline.test')
	await open(coach, '/coach/payments')
	await press(coach, coach.getByRole('link', { name: 'Ben Whitaker' }).first())
	await press(coach, coach.locator('a[href*="/coach/payments/owed/"]').first())
	const form = coach.locator('form[data-does="plans.make-plan"]')
	await typeInto(coach, form.getByLabel('Instalments'), '1')
	await press(coach, submitOf(coach, 'plans.make-plan'))
	await expect(form.getByLabel('Instalments')).toHaveAttribute('aria-invalid', 'true')
	await typeInto(coach, form.getByLabel('Instalments'), '3', { backwards: true })
	await press(coach, submitOf(coach, 'plans.make-plan'))
	const ahead = coach.getByRole('dialog')
	// What is open here depends on the journeys before: three equal parts, to the cent.
	await expect(ahead).toContainText('3 of 3: €')
	const [first = ''] = (await ahead.innerText()).match(/(?<=1 of 3: )€[\d.]+/) ?? []
	expect(first).toMatch(/^€\d+\.\d\d$/)
	await expect(ahead).toContainText('The client pays each one')
	await expectAccessible(coach)
	await confirmByKeys(coach)
	await expect(coach.getByText('1 of 3 ·')).toBeVisible()
	await expectAccessible(coach)
	const mail = await touchline.mailTo('ben@demo.touchline.test', 'Your payments for')
	expect(mail.text).toContain(first)
	expect(mail.text?.match(/€\d+\.\d\d/g)).toHaveLength(3)

	const client = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
	await logIn(client, 'ben@demo.touchline.test', password)
	await client.goto('/client/sessions/payments')
	await expect(client.getByRole('heading', { name: /^In instalments/ })).toBeVisible()
	await expect(client.getByText(`Due now: ${first}`)).toBeVisible()
	await expectAccessible(client)

	await press(coach, coach.getByRole('button', { name: 'End the plan' }))
	await confirmByKeys(coach)
	await expect(coach.locator('form[data-does="plans.make-plan"]')).toBeVisible()
	await client.reload()
	await expect(client.getByRole('heading', { name: /^In instalments/ })).toHaveCount(0)
})
