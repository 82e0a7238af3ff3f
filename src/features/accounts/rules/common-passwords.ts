/**
 * Words that most guessed passwords are made of. A password is common when nothing but digits and signs stands around
 * one of them, written once or several times (quality 3: no rules of composition, only this).
 */
export const commonWords: ReadonlySet<string> = new Set(
	`password passwort motdepasse passw0rd pass word secret admin administrator administrateur welcome bienvenue letmein
	login user utilisateur guest invite test testing demo default changeme changethis iloveyou jetaime loveyou love amour
	qwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdf asdfgh asdfghjkl qsdfghjklm zxcvbn zxcvbnm wxcvbn
	abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij abcdefghijklmno abcdefghijklmnopqrstuvwxyz
	qwertyuiopasdfghjkl azertyuiopqsdfghjklm qwertyuiopasdfg azertyuiopqsdfg qwertyuiopasdfghjklzxcvbnm
	monkey dragon master shadow sunshine princess princesse superman batman pokemon starwars football soccer rugby tennis
	basketball baseball hockey fitness crossfit workout training entrainement coach coaching trainer sport sports musculation
	gym muscle champion winner michael jordan charlie jennifer thomas nicolas marseille paris london lyon liverpool chelsea
	arsenal juventus barcelona realmadrid france england summer winter spring autumn january february chocolat chocolate
	computer internet google facebook apple iphone samsung whatever trustno nothing freedom hello bonjour salut soleil
	doudou loulou coucou flower cheese cookie killer hunter ranger buster ginger pepper maggie tigger touchline studio
	correcthorsebatterystaple thisismypassword mypassword monmotdepasse passwordpassword adminadmin`.split(
		/\s+/,
	),
)

/** Runs of digits everybody types: the way up, the way down, round and round. */
export const commonDigits: readonly string[] = [
	'1234567890'.repeat(26),
	'0123456789'.repeat(26),
	'123456789'.repeat(28),
	'12345678'.repeat(32),
	'123456'.repeat(42),
	'12345'.repeat(51),
	'1234'.repeat(64),
	'123'.repeat(85),
	'9876543210'.repeat(26),
	'0987654321'.repeat(26),
	'987654321'.repeat(28),
	'1q2w3e4r5t6y7u8i9o0p',
	'1qaz2wsx3edc4rfv5tgb6yhn',
	'1a2b3c4d5e6f7g8h9i0j',
]
