import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { owner } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { staffRoleChanged } from '../events.ts'
import { isLastOwner, staffForUpdate } from '../ways-in/staff.ts'

/** 1.3: another role, from the person's next request on (I32). The last owner stays one. */
export const changeStaffRole = useCase('accounts.change-staff-role', {
	input: z.object({ staffId: Id, role: z.enum(['owner', 'coach', 'assistant']) }),
	output: z.object({}),
	subject: ({ db }, { staffId }) => staffForUpdate(db, staffId),
	may: owner,
	async run({ db, emit }, { id, role: was, name }, { role }) {
		if (was === role) return ok({})
		if (was === 'owner' && (await isLastOwner(db, id))) return refuse('last_owner')
		await db.updateTable('staff').set({ role }).where('id', '=', id).execute()
		await emit(staffRoleChanged, {
			data: { staffId: id },
			subject: { type: 'staff', id },
			before: { name, role: was },
			after: { role },
		})
		return ok({})
	},
})
