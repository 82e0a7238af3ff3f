let audio: AudioContext | null = null

/** Browsers let a page make a sound only after something was pressed: called as a set is ticked. */
export function readySound(): void {
	audio ??= new AudioContext()
	audio.resume()
}

/** What of a cue a device gives; a person's own choice, remembered on it. */
export type Signals = { sound: boolean; buzz: boolean }

const buzz = (pattern: number[]): void => {
	if ('vibrate' in navigator) navigator.vibrate(pattern)
}

/** Tones, each at its moment, in seconds from now. */
function play(tones: readonly (readonly [at: number, hertz: number, length: number])[]): void {
	if (audio?.state !== 'running') return
	for (const [at, hertz, length] of tones) {
		const [tone, loud] = [audio.createOscillator(), audio.createGain()]
		const start = audio.currentTime + at
		tone.frequency.value = hertz
		loud.gain.setValueAtTime(0.25, start)
		loud.gain.exponentialRampToValueAtTime(0.001, start + length)
		tone.connect(loud).connect(audio.destination)
		tone.start(start)
		tone.stop(start + length)
	}
}

/** Three short tones and a buzz, where the device has them. */
export function ring({ sound, buzz: felt }: Signals = { sound: true, buzz: true }): void {
	if (felt) buzz([200, 100, 200, 100, 300])
	if (sound)
		play([
			[0, 880, 0.2],
			[0.25, 880, 0.2],
			[0.5, 1320, 0.2],
		])
}

/** A cue of a timer: three, two, one short, then a long one; high for work, low for rest. */
export function cue(says: 'soon' | 'work' | 'rest' | 'over', { sound, buzz: felt }: Signals): void {
	if (says === 'over') ring({ sound, buzz: felt })
	else if (felt) buzz([says === 'soon' ? 60 : 400])
	if (sound && says !== 'over')
		play([[0, says === 'rest' ? 440 : says === 'work' ? 1320 : 880, says === 'soon' ? 0.15 : 0.6]])
}

/** Keeps the screen on; taken anew when one comes back to the page, for browsers let go of it. @returns how to end it */
export function stayAwake(): () => void {
	let lock: WakeLockSentinel | null = null
	let over = false
	const take = async () => {
		if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
		lock = await navigator.wakeLock.request('screen').catch(() => null)
		if (over) await lock?.release()
	}
	take()
	document.addEventListener('visibilitychange', take)
	return () => {
		over = true
		document.removeEventListener('visibilitychange', take)
		lock?.release()
	}
}
