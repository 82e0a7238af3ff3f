import { m } from '#messages'
import { formatDay, formatNumber, type Locale } from '#platform/i18n/format.ts'
import type { Photo, Series } from '../queries/of-client.ts'

const NBSP = '\u00a0'

/** "72.4 kg", "−0.6 kg", "12 %". */
export function sayValue(value: number, { shownUnit }: Pick<Series, 'shownUnit'>, locale: Locale): string {
	const number = formatNumber(value, locale, 3).replace('-', '−')
	if (shownUnit === '%' && locale === 'en') return `${number}%`
	return shownUnit ? `${number}${NBSP}${shownUnit}` : number
}

/** What has changed since the value before: "−0.6 kg since 12 Sep". */
export function sayChange(series: Series, locale: Locale): string {
	const [before, newest] = series.entries.slice(-2)
	if (!before) return ''
	if (!newest) return m.measurements_first({ date: formatDay(before.onDate, locale, 'dated') })
	const date = formatDay(before.onDate, locale, 'short')
	const scale = 10 ** series.decimals
	const change = Math.round((newest.value - before.value) * scale) / scale
	if (change === 0) return m.measurements_same({ date })
	const sign = change > 0 ? '+' : ''
	return m.measurements_change({ change: `${sign}${sayValue(change, series, locale)}`, date })
}

export const poseWords = {
	front: m.measurements_pose_front,
	side: m.measurements_pose_side,
	back: m.measurements_pose_back,
}

export const sayPhoto = ({ pose, takenOn }: Pick<Photo, 'pose' | 'takenOn'>, locale: Locale): string =>
	m.measurements_photo_of({ pose: poseWords[pose](), date: formatDay(takenOn, locale, 'dated') })

export const kindWords = {
	mass: m.measurements_kind_mass,
	length: m.measurements_kind_length,
	percent: m.measurements_kind_percent,
	count: m.measurements_kind_count,
	number: m.measurements_kind_number,
}

export const decimalsToChoose = [0, 1, 2, 3].map((count) => ({ value: String(count), label: String(count) }))
