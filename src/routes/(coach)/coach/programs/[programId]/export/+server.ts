import { exportProgram } from '#features/programs/queries/export.ts'
import { programCsv } from '#features/programs/rules/exchange.ts'
import { hook } from '#platform/http/doors.ts'

/** A program as a file: JSON that can be imported again, or a table (`?as=csv`). */
export const GET = hook('coach', async ({ ask, params, url }) => {
	const file = await ask(exportProgram, { programId: params.programId ?? '' })
	const isTable = url.searchParams.get('as') === 'csv'
	const name = `${file.program.title.replace(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'program'}.${isTable ? 'csv' : 'json'}`
	// The mark at the start tells spreadsheets that this is UTF-8.
	return new Response(isTable ? `\ufeff${programCsv(file.workouts)}` : JSON.stringify(file, null, '\t'), {
		headers: {
			'content-type': isTable ? 'text/csv; charset=utf-8' : 'application/json',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'no-store',
		},
	})
})
