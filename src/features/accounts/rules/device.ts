const browsers: [RegExp, string][] = [
	[/\bEdg(e|A|iOS)?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bFirefox\/|\bFxiOS\//, 'Firefox'],
	[/\bChrome\/|\bCriOS\//, 'Chrome'],
	[/\bSafari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
	[/iPhone/, 'iPhone'],
	[/iPad/, 'iPad'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/Mac OS X|Macintosh/, 'Mac'],
	[/Linux|X11/, 'Linux'],
]

const named = (agent: string, names: [RegExp, string][]): string | null =>
	names.find(([sign]) => sign.test(agent))?.[1] ?? null

/** What people call the device a session runs on: "Safari" on "iPhone". Null where it can't be told. */
export function deviceOf(agent: string | null): { browser: string; system: string } | null {
	const browser = named(agent ?? '', browsers)
	const system = named(agent ?? '', systems)
	return browser && system ? { browser, system } : null
}
