import { fee } from '#features/fees/queries/fee.ts'
import { changeFee } from '#features/fees/use-cases/change-fee.ts'
import { endFee } from '#features/fees/use-cases/end-fee.ts'
import { keepFee } from '#features/fees/use-cases/keep-fee.ts'
import { pauseFee } from '#features/fees/use-cases/pause-fee.ts'
import { resumeFee } from '#features/fees/use-cases/resume-fee.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params }) => ({ fee: await ask(fee, { feeId: params.feeId ?? '' }) }),
	does: [changeFee, pauseFee, resumeFee, endFee, keepFee],
})
