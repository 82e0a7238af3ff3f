/** What the keyboard does in the week's grid, as spreadsheets have it. One table: what it does and what the help says can't drift apart. */
export const commands = {
	up: { keys: ['ArrowUp'] },
	down: { keys: ['ArrowDown'] },
	left: { keys: ['ArrowLeft'] },
	right: { keys: ['ArrowRight'] },
	first: { keys: ['Home'] },
	last: { keys: ['End'] },
	top: { keys: ['Home'], ctrl: true },
	bottom: { keys: ['End'], ctrl: true },
	edit: { keys: ['Enter', 'F2'] },
	clear: { keys: ['Delete', 'Backspace'] },
	fill: { keys: ['d'], ctrl: true },
	undo: { keys: ['z'], ctrl: true },
	redo: { keys: ['y'], ctrl: true },
	all: { keys: ['a'], ctrl: true },
	save: { keys: ['s'], ctrl: true },
	repeat: { keys: ['F4'] },
	insert: { keys: ['Insert'] },
	raise: { keys: ['ArrowUp'], alt: true },
	lower: { keys: ['ArrowDown'], alt: true },
} as const satisfies Record<string, { keys: readonly string[]; ctrl?: true; alt?: true }>

export type Command = keyof typeof commands
type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The command of a key (Ctrl, or ⌘, where the table says so); null for every other. */
export function commandOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): Command | null {
	const ctrl = ctrlKey || metaKey
	const name = key.length === 1 ? key.toLowerCase() : key
	if (ctrl && shiftKey && name === 'z') return 'redo'
	const all = Object.entries(commands) as [Command, { keys: readonly string[]; ctrl?: true; alt?: true }][]
	const found = all.find(
		([, each]) => each.keys.includes(name) && (each.ctrl ?? false) === ctrl && (each.alt ?? false) === altKey,
	)
	return found?.[0] ?? null
}

/** A key that writes: typing in a cell begins with it. */
export const writes = ({ key, ctrlKey, metaKey, altKey }: Pressed): boolean =>
	[...key].length === 1 && !ctrlKey && !metaKey && !altKey
