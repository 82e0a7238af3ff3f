/** Heart rates as they come, one after the other; none of them is kept. */
export function heartRates() {
	let [count, sum, most] = [0, 0, 0]
	return {
		add(beats: number): void {
			if (!(beats >= 20 && beats <= 250)) return
			count++
			sum += beats
			most = Math.max(most, beats)
		},
		summary: () => ({ average: count > 0 ? sum / count : null, highest: count > 0 ? most : null }),
	}
}
