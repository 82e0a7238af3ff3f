import { m } from '#messages'
import type { Locale } from '#platform/i18n/format.ts'
import { type RefusalCode, refusalText } from '#platform/refusals.ts'
import { recordingLimits } from '../recordings/recording.ts'

/** Of one upload. */
export const mostFiles = 20

export type FileAnswer = { name: string; good: boolean; text: string }

/** What became of each file of an upload, as the page's address says it: `?file=2+0 run.fit&file=recording_broken x.gpx`. */
export function fileAnswers(url: URL, locale: Locale): FileAnswer[] {
	return url.searchParams
		.getAll('file')
		.slice(0, 2 * mostFiles)
		.flatMap((each) => {
			const [, code = '', name = ''] = /^([a-z_]{1,40}|\d{1,3}\+\d{1,3}) (.{0,60})$/u.exec(each) ?? []
			if (code === '') return []
			const [, made, known] = /^(\d+)\+(\d+)$/.exec(code) ?? []
			if (made !== undefined) return { name, good: true, text: brought(Number(made), Number(known), locale) }
			if (!(`refused_${code}` in m)) return []
			const megabytes = recordingLimits.bytes / 1024 / 1024
			const params = { megabytes, files: mostFiles, seconds: 3600 }
			return { name, good: false, text: refusalText(code as RefusalCode, params, locale) }
		})
}

const brought = (made: number, known: number, locale: Locale): string =>
	[
		made > 0 || known === 0 ? m.imports_recordings_made({ count: made }, { locale }) : '',
		known > 0 ? m.imports_recordings_known({ count: known }, { locale }) : '',
	]
		.filter(Boolean)
		.join(' ')
