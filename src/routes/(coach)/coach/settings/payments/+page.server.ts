import { stripeSettings } from '#features/charges/queries/settings.ts'
import { addSigningSecret } from '#features/charges/use-cases/add-signing-secret.ts'
import { callOffCharge } from '#features/charges/use-cases/call-off-charge.ts'
import { connectStripe } from '#features/charges/use-cases/connect-stripe.ts'
import { disconnectStripe } from '#features/charges/use-cases/disconnect-stripe.ts'
import { removeSigningSecret } from '#features/charges/use-cases/remove-signing-secret.ts'
import { settings as packageSettings } from '#features/packages/queries/settings.ts'
import { changePackageSettings } from '#features/packages/use-cases/change-package-settings.ts'
import { settings } from '#features/payments/queries/settings.ts'
import { changePaymentSettings } from '#features/payments/use-cases/change-payment-settings.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, actor }) => ({
		settings: await ask(settings, {}),
		packages: await ask(packageSettings, {}),
		stripe: await ask(stripeSettings, {}),
		timeZone: actor.timeZone,
	}),
	does: [
		changePaymentSettings,
		changePackageSettings,
		connectStripe,
		disconnectStripe,
		addSigningSecret,
		removeSigningSecret,
		callOffCharge,
	],
})
