/** What people of the large demo are called: enough of both countries that a search meets many and few. */
const firstNames =
	`Adam Adèle Agathe Aïcha Alan Albane Alexandre Alice Amandine Amélie Amy Anaïs André Angus Anita Anne-Sophie Antoine
	Arthur Aurélie Axel Baptiste Barbara Ben Bénédicte Beth Bilal Bruno Callum Camille Carole Caroline Cédric Céline
	Charlotte Chloé Chris Claire Clémence Colin Daniel Daphné David Deborah Diane Dylan Éléonore Élise Ella Élodie Emily
	Emma Émile Eric Estelle Ethan Étienne Eva Fabien Fatou Fiona Florent Françoise Gaëlle Gareth George Géraldine Grace
	Grégoire Guillaume Hannah Harriet Hélène Henry Hugo Ian Imran Inès Isabelle Isla Jack Jade James Jasmine Jérôme Joanna
	Joël Jonas Josephine Julie Karim Kate Keith Laetitia Laura Léa Leïla Leo Liam Lina Loïc Louise Lucas Lucy Maëlle Magali
	Malik Manon Marc Margaret Marie Martin Mathilde Maya Mehdi Mélanie Mia Michael Mohamed Nadia Naomi Nathan Nicolas Nina
	Noah Noémie Océane Oliver Olivia Oscar Paul Pauline Philippa Pierre Priya Quentin Rachel Raphaël Rebecca Rémi Romane
	Ruth Ryan Sabrina Salomé Sam Sarah Sébastien Simon Sofia Solène Stéphanie Tamsin Théo Thomas Tom Valérie Victoria
	Vincent William Xavier Yann Yasmine Yusuf Zoé`
		.trim()
		.split(/\s+/)

const lastNames =
	`Abbott Adams Aguilar Ahmed Alami Allard Anderson Andrieu Armstrong Atkinson Aubert Bailey Baker Barbier Barker Baron
	Barrett Baudry Beaumont Bell Benali Bennett Bernard Berthelot Blanc Blanchard Bonnet Booth Bouchard Boucher Bourgeois
	Bouvier Bradley Brennan Brooks Brown Brun Brunet Burton Cameron Campbell Carlier Caron Carpentier Carr Carter Chapman
	Charpentier Chevalier Clark Clément Cohen Colin Collins Cooper Cordier Coulibaly Cox Crawford Daniel Da_Silva Davies
	Dawson Delaunay Delmas Denis Desai Devaux Dhillon Diallo Dixon Doherty Dubois Dufour Dumas Duncan Dupont Durand Edwards
	El_Amrani Ellis Étienne Evans Fabre Faure Fernandes Fischer Fletcher Fontaine Ford Foster Fournier Fox François Fraser
	Gallagher Garcia Garnier Gauthier Gérard Germain Gibson Gilbert Girard Gordon Graham Grant Gray Green Griffiths Guérin
	Guillot Hall Hamilton Hardy Harris Hartley Harvey Henry Hervé Hill Holmes Hubert Hughes Humbert Hunt Hussain Jackson
	Jacob Jacquet James Jenkins Johnson Jones Joly Jordan Kaur Kelly Kennedy Khan King Klein Knight Kowalski Lacroix Lambert
	Langlois Laurent Lawson Le_Gall Le_Roux Lebrun Leclerc Lefèvre Legrand Lemaire Lemoine Leroy Lévêque Lewis Lopez Lucas
	MacDonald Mackenzie Maillard Marchand Marechal Marsh Martin Martinez Mason Masson Mathieu Mayer McCarthy Mercier Meunier
	Meyer Michel Millet Mitchell Moore Moreau Morel Morgan Morin Morris Murphy Nguyen Nicolas Noël O’Brien O’Neill Olivier
	Owen Palmer Parker Patel Payet Pelletier Perez Perrin Petit Phillips Picard Pichon Poirier Porter Pouget Powell Price
	Prévost Quinn Renard Renaud Rey Reynolds Richard Rivière Robert Roberts Robin Robinson Rodriguez Roger Rolland Ross
	Rousseau Roussel Roux Russell Ryan Salmon Sanchez Schmitt Scott Shah Sharma Shaw Simmons Simon Singh Smith Stevens
	Stewart Sullivan Taylor Teixeira Tessier Thomas Thompson Traoré Turner Vasseur Vidal Vincent Wagner Walker Wallace
	Walsh Ward Watson Weber White Wilkinson Williams Wilson Wood Wright Young Zidane`
		.trim()
		.split(/\s+/)
		.map((name) => name.replaceAll('_', ' '))

const places =
	`Leeds Lyon Bristol Nantes York Lille Cardiff Rennes Glasgow Bordeaux Sheffield Toulouse Bath Annecy Kendal Grenoble`.split(
		' ',
	)
const trades = [
	'Strength',
	'Athletic',
	'Forme',
	'Endurance',
	'Barbell',
	'Coaching',
	'Mouvement',
	'Performance',
]

/** Names by number: the same number is always called the same. */
export const called = { firstNames, lastNames, places, trades }
