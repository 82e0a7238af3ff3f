import { type FieldContext, type FormContext, fieldAround, formAround } from './context.ts'
import { keptValue, plainPath } from './names.ts'

type Own = {
	name?: string | null | undefined
	id?: string | null | undefined
	required?: boolean | null | undefined
}

/** The wiring of one input: its own props first, then the field around it. */
export class Control {
	readonly form: FormContext | null
	readonly field: FieldContext | null
	readonly #own: () => Own

	constructor(own: () => Own) {
		this.form = formAround()
		this.field = fieldAround()
		this.#own = own
	}

	get name(): string | undefined {
		return this.#own().name ?? this.field?.name
	}

	get id(): string | undefined {
		return this.#own().id ?? this.field?.inputId
	}

	get required(): boolean {
		return this.#own().required ?? this.field?.required ?? false
	}

	get error(): string | undefined {
		const name = this.name
		return name === undefined ? undefined : this.form?.refused?.fields[plainPath(name)]
	}

	/** Attributes that tie the input to its help and error. */
	get aria(): { 'aria-describedby': string | undefined; 'aria-invalid': true | undefined } {
		return {
			'aria-describedby': this.field?.describedBy,
			'aria-invalid': this.field?.invalid || this.error ? true : undefined,
		}
	}

	/** What was typed before the server refused; undefined where nothing was. */
	kept(): unknown {
		const name = this.name
		const values = this.form?.values
		return name === undefined || !values ? undefined : keptValue(values, name)
	}
}
