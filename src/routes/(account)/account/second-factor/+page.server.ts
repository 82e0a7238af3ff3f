import { ownSecondFactor } from '#features/accounts/queries/own.ts'
import { renewBackupCodes } from '#features/accounts/use-cases/renew-backup-codes.ts'
import { setUpSecondFactor } from '#features/accounts/use-cases/set-up-second-factor.ts'
import { turnSecondFactorOff } from '#features/accounts/use-cases/turn-second-factor-off.ts'
import { turnSecondFactorOn } from '#features/accounts/use-cases/turn-second-factor-on.ts'
import { accountPage } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask }) => ask(ownSecondFactor, {}),
	does: [setUpSecondFactor, turnSecondFactorOn, turnSecondFactorOff, renewBackupCodes],
})
