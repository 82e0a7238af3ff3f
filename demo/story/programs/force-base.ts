import { type StoryProgram, straight, superset, warmUp } from '../shape.ts'

const chauffe = warmUp(
	'Échauffement',
	['rowing-machine', '1x5:00', 'souffle facile, on doit pouvoir parler'],
	['worlds-greatest-stretch', '2x5/side'],
	['band-pull-apart', '2x15'],
)

export const forceBase: StoryProgram = {
	key: 'force-base',
	title: 'Force – Base 4 semaines',
	description:
		'Trois séances par semaine autour des quatre grands mouvements. Trois semaines qui montent, une qui décharge. ' +
		'Pour qui sait déjà squatter proprement et veut des bases solides.',
	by: 'camille',
	locale: 'fr',
	weeks: 4,
	created: 215,
	published: 210,
	workouts: [
		{
			day: 1,
			title: 'A · Squat et développé',
			notes: [
				'Première semaine : on apprend les charges, aucune série au-delà de 2 répétitions en réserve.',
				'Même séance, un peu plus lourd.',
				'La semaine la plus lourde. Dormez bien la veille.',
				'Décharge : on bouge bien, on sort frais.',
			],
			sections: [
				chauffe,
				straight(
					'Force',
					['back-squat', ['4x6 @70% r150', '4x6 @72.5% r150', '5x5 @77.5% r180', '3x5 @62.5% r120']],
					['bench-press', ['4x8 @67.5% r120', '4x8 @70% r120', '4x6 @75% r150', '3x6 @60% r90']],
				),
				superset(
					'Complément',
					['chest-supported-row', ['3x10 rpe7 r60', '3x10 rpe8 r60', '4x8 rpe8 r60', '2x10 rpe6 r60']],
					['pallof-press', '3x10/side r45', 'bras tendus, on ne tourne pas'],
				),
			],
		},
		{
			day: 3,
			title: 'B · Soulevé de terre',
			sections: [
				chauffe,
				straight(
					'Force',
					['deadlift', ['4x5 @70% r180', '4x5 @72.5% r180', '5x3 @80% r180', '2x5 @60% r120']],
					['overhead-press', ['4x6 @70% r120', '4x6 @72.5% r120', '5x4 @77.5% r150', '3x5 @60% r90']],
				),
				superset(
					'Complément',
					['lat-pulldown', ['3x10 rpe7 r60', '3x10 rpe8 r60', '3x8 rpe8 r60', '2x10 rpe6 r60']],
					['side-plank', '3x30s/side r45'],
				),
			],
		},
		{
			day: 5,
			title: 'C · Jambes et tirage',
			sections: [
				chauffe,
				straight(
					'Force',
					['front-squat', ['3x6 rpe7 r150', '3x6 rpe7.5 r150', '4x5 rpe8 r150', '2x5 rpe6 r120']],
					['hip-thrust', ['3x10 rpe7 r120', '3x10 rpe8 r120', '4x8 rpe8 r120', '2x8 rpe6 r90']],
				),
				superset(
					'Complément',
					[
						'dumbbell-row',
						['3x10/side rpe7 r60', '3x10/side rpe8 r60', '4x8/side rpe8 r60', '2x10/side rpe6 r60'],
					],
					['incline-dumbbell-press', ['3x10 rpe7 r60', '3x10 rpe8 r60', '4x8 rpe8 r60', '2x10 rpe6 r60']],
				),
				straight('Pour finir', ['farmer-carry', ['3x40m r90', '3x40m r90', '4x40m r90', '']]),
			],
		},
	],
}
