import type { ComboboxOption } from './Combobox.svelte'

/** Without accents and capitals: "Éloïse" is found by "eloise" (2.2). */
export function folded(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase()
}

/** The choices of a combobox: those given, filtered here, or those a search brings; late answers are dropped. */
export class OptionSearch {
	busy = $state(false)
	#brought: ComboboxOption[] | null = $state(null)
	#query = $state('')
	#seen = new Map<string, ComboboxOption>()
	#turn = 0
	#timer: ReturnType<typeof setTimeout> | undefined
	#options: () => ComboboxOption[]
	#search: () => ((query: string) => Promise<ComboboxOption[]>) | undefined
	#known: () => ComboboxOption[]

	constructor(
		options: () => ComboboxOption[],
		search: () => ((query: string) => Promise<ComboboxOption[]>) | undefined,
		known: () => ComboboxOption[],
	) {
		this.#options = options
		this.#search = search
		this.#known = known
	}

	get found(): ComboboxOption[] {
		if (this.#brought) return this.#brought
		const words = folded(this.#query).split(/\s+/).filter(Boolean)
		return this.#options().filter((option) => {
			const text = folded(`${option.label} ${option.note ?? ''}`)
			return words.every((word) => text.includes(word))
		})
	}

	/** The choice with this value, as far as its label is known. */
	option(value: string): ComboboxOption {
		const same = (one: ComboboxOption) => one.value === value
		return (
			this.#options().find(same) ??
			this.#known().find(same) ??
			this.#seen.get(value) ?? { value, label: value }
		)
	}

	/** Looks for `query`, 150 ms after the last key; at once for the empty one. */
	look(query: string): void {
		this.#query = query.trim()
		const search = this.#search()
		if (!search) return
		clearTimeout(this.#timer)
		this.#turn += 1
		if (this.#query === '' && this.#options().length > 0) {
			this.#brought = null
			return
		}
		this.busy = true
		this.#timer = setTimeout(() => void this.#ask(search, this.#turn), this.#query === '' ? 0 : 150)
	}

	async #ask(search: (query: string) => Promise<ComboboxOption[]>, turn: number): Promise<void> {
		const brought = await search(this.#query).catch(() => [])
		if (turn !== this.#turn) return
		for (const one of brought) this.#seen.set(one.value, one)
		this.#brought = brought
		this.busy = false
	}
}
