/** Whether `value` is an http or https address without credentials; anything a browser would run is not. */
export function isVideoUrl(value: string): boolean {
	if (!/^https?:\/\/\S+$/i.test(value) || !URL.canParse(value)) return false
	const url = new URL(value)
	return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
}
