import { type StoryProgram, straight, superset, warmUp } from '../shape.ts'

export const semi: StoryProgram = {
	key: 'semi',
	title: 'Prépa semi-marathon de printemps',
	description:
		'En cours d’écriture : les deux premières semaines sont posées, le reste suit la course de repérage.',
	by: 'camille',
	locale: 'fr',
	weeks: 10,
	created: 9,
	published: null,
	workouts: [
		{
			day: 2,
			title: 'Allure semi',
			weeks: [1, 2],
			sections: [
				warmUp('Échauffement', ['running', '1x15:00']),
				straight('Allure', ['running', ['3x2km r2:00', '2x3km r2:00']]),
			],
		},
		{
			day: 4,
			title: 'Renforcement du coureur',
			weeks: [1, 2],
			sections: [
				superset(
					'Circuit',
					['step-up', '3x10/side r60'],
					['single-leg-romanian-deadlift', '3x8/side r60'],
					['side-plank', '3x40s/side r60'],
				),
			],
		},
		{
			day: 7,
			title: 'Sortie longue',
			weeks: [1, 2],
			sections: [straight('Endurance', ['running', ['1x12km rpe5', '1x14km rpe5']])],
		},
	],
}
