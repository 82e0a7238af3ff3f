const segment = (marker: number, data: number[]) => [
	0xff,
	marker,
	(data.length + 2) >> 8,
	(data.length + 2) & 255,
	...data,
]
export const letters = (text: string) => [...Buffer.from(text, 'latin1')]
const exif = [
	...letters('Exif\0\0'),
	...letters('II*\0'),
	8,
	0,
	0,
	0,
	1,
	0,
	0x12,
	1,
	3,
	0,
	1,
	0,
	0,
	0,
	6,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	...letters('48.85N 2.35E'),
]
/** A small JPEG that carries what cameras add: where it was taken, a comment, and something after its end. */
export const jpeg = (height = 8) =>
	Uint8Array.from([
		...[0xff, 0xd8],
		...segment(0xe0, letters('JFIF\0\u0001\u0001')),
		...segment(0xe1, exif),
		...segment(0xfe, letters('secret comment')),
		...segment(0xc0, [8, height >> 8, height & 255, 0, 8, 1, 1, 0x11, 0]),
		...segment(0xda, [1, 1, 0, 0, 63, 0]),
		...[1, 2, 0xff, 0, 3, 0xff, 0xd9],
		...letters('<script>after the end</script>'),
	])
