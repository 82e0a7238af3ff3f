import type { SetWording } from './describe.ts'

/** The words of a prescription in the product's two languages. */
export const setWording: { readonly en: SetWording; readonly fr: SetWording } = {
	en: {
		locale: 'en',
		amrap: 'as many reps as possible',
		perSide: 'per side',
		percentSign: '%',
		bodyweight: 'with bodyweight',
		ofOneRepMax: (percent) => `at ${percent} of 1RM`,
		atLoad: (weight) => `at ${weight}`,
		bodyweightPlus: (weight) => `with bodyweight + ${weight}`,
		within: (duration) => `in ${duration}`,
		rpe: (value) => `RPE ${value}`,
		rir: (value) => `${value} in reserve`,
		tempo: (phases) => `tempo ${phases}`,
		rest: (duration) => `rest ${duration}`,
		noRest: 'no rest',
	},
	fr: {
		locale: 'fr',
		amrap: 'un maximum de répétitions',
		perSide: 'par côté',
		percentSign: '\u00a0%',
		bodyweight: 'au poids du corps',
		ofOneRepMax: (percent) => `à ${percent} du 1RM`,
		atLoad: (weight) => `à ${weight}`,
		bodyweightPlus: (weight) => `au poids du corps + ${weight}`,
		within: (duration) => `en ${duration}`,
		rpe: (value) => `RPE ${value}`,
		rir: (value) => `${value} en réserve`,
		tempo: (phases) => `tempo ${phases}`,
		rest: (duration) => `repos ${duration}`,
		noRest: 'sans repos',
	},
}
