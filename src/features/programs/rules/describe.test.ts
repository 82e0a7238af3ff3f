import { expect, test } from 'vitest'
import { convertWeight, describeSets } from './describe.ts'
import { parseSets } from './notation.ts'
import { setWording } from './set-wording.ts'

const said = (text: string, reads: 'kg' | 'lb', language: 'en' | 'fr') =>
	describeSets(parseSets(text).sets, reads, setWording[language]).map((line) =>
		line.replaceAll('\u00a0', ' '),
	)

test.each([
	['5x5 @80% rpe8 r120', '5 × 5 at 80% of 1RM, RPE 8, rest 2 min'],
	[
		'3x8-10/side @62,5kg rir2 t31X1 r90',
		'3 × 8–10 per side at 62.5 kg, 2 in reserve, tempo 3-1-X-1, rest 90 s',
	],
	['4x400m in 1:30 r0', '4 × 400 m in 90 s, no rest'],
	['1x5km; 1x1:10:05', '1 × 5 km|1 × 1 h 10 min 5 s'],
	['3xamrap bw+45lb', '3 × as many reps as possible with bodyweight + 45 lb (≈ 20.5 kg)'],
	['5x5 @225lb', '5 × 5 at 225 lb (≈ 102 kg)'],
])('3.1 says %s in English to somebody who reads kilograms', (text, expected) => {
	expect(said(text, 'kg', 'en').join('|')).toBe(expected)
})

test.each([
	['5x5 @80% rpe7.5 r150', '5 × 5 à 80 % du 1RM, RPE 7,5, repos 2 min 30 s'],
	['3x10 pdc par côté', '3 × 10 par côté au poids du corps'],
	['3x5 @62.5kg', '3 × 5 à 62,5 kg (≈ 138 lb)'],
])('3.1 says %s in French to somebody who reads pounds', (text, expected) => {
	expect(said(text, 'lb', 'fr').join('|')).toBe(expected)
})

test('3.1 conversions round to half a kilogram or a whole pound', () => {
	expect(convertWeight(225, 'kg')).toBe(102)
	expect(convertWeight(100, 'lb')).toBe(220)
})
