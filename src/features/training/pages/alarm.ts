let audio: AudioContext | null = null

/** Browsers let a page make a sound only after something was pressed: called as a set is ticked. */
export function readySound(): void {
	audio ??= new AudioContext()
	audio.resume()
}

/** Three short tones and a buzz, where the device has them. */
export function ring(): void {
	if ('vibrate' in navigator) navigator.vibrate([200, 100, 200, 100, 300])
	if (audio?.state !== 'running') return
	for (const [at, hertz] of [
		[0, 880],
		[0.25, 880],
		[0.5, 1320],
	] as const) {
		const [tone, loud] = [audio.createOscillator(), audio.createGain()]
		const start = audio.currentTime + at
		tone.frequency.value = hertz
		loud.gain.setValueAtTime(0.25, start)
		loud.gain.exponentialRampToValueAtTime(0.001, start + 0.2)
		tone.connect(loud).connect(audio.destination)
		tone.start(start)
		tone.stop(start + 0.2)
	}
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
