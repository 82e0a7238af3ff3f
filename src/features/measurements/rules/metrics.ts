import { m } from '#messages'
import type { Locale } from '#platform/i18n/format.ts'
import type { Kind } from './units.ts'

/** 8.5: what a studio measures from the day it turns measurements on: weight, body fat and the usual girths. */
export const usualMetrics = {
	weight: 'mass',
	body_fat: 'percent',
	neck: 'length',
	chest: 'length',
	upper_arm: 'length',
	waist: 'length',
	hips: 'length',
	thigh: 'length',
	calf: 'length',
} as const satisfies Record<string, Kind>

const isUsual = (key: string): key is keyof typeof usualMetrics => Object.hasOwn(usualMetrics, key)

/** A metric's name: the studio's own words, or ours in the reader's language. */
export const metricName = (metric: { key: string | null; name: string | null }, locale: Locale): string =>
	metric.name ??
	(metric.key !== null && isUsual(metric.key) ? m[`measurements_metric_${metric.key}`]({}, { locale }) : '')
