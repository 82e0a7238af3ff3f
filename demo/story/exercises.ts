/** The studio's own exercises, beside the library (3.3). Input of `exercises.create-exercise`. */
export const ownExercises = [
	{
		name: 'Halo à la kettlebell',
		aliases: ['kettlebell halo', 'halo'],
		primaryMuscles: ['rotator_cuff', 'front_delts'],
		equipment: ['kettlebell'],
		movement: 'mobility',
		tracking: 'reps_load',
		instructions:
			'Tenir la kettlebell à l’envers devant le visage et en faire le tour de la tête, lentement, sans bouger les hanches.',
	},
	{
		name: 'Montée de Fourvière',
		aliases: ['Fourvière', 'montée des Chazeaux'],
		primaryMuscles: ['quads', 'calves'],
		equipment: ['none'],
		movement: 'conditioning',
		tracking: 'distance_time',
		instructions:
			'Du bas de la montée des Chazeaux à l’esplanade, 228 marches. Redescendre en marchant par les jardins.',
	},
	{
		name: 'Sandbag over shoulder',
		aliases: ['sandbag to shoulder', 'sac par-dessus l’épaule'],
		primaryMuscles: ['glutes', 'upper_back'],
		equipment: ['strongman'],
		movement: 'hinge',
		tracking: 'reps_load',
		instructions:
			'Lap the bag, stand up with it hugged, and throw it over one shoulder. Turn round and do the other side.',
	},
] as const
