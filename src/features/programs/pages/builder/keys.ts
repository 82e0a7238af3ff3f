/** What the keyboard does in the grid (3.1). One table: what it does and what the help says can't drift apart. */
export type Command =
	| 'up'
	| 'down'
	| 'left'
	| 'right'
	| 'open'
	| 'new'
	| 'copy'
	| 'cut'
	| 'paste'
	| 'duplicate'
	| 'delete'
	| 'week'
	| 'undo'
	| 'none'
	| 'help'
	| 'first'
	| 'last'

type Key = { command: Command; keys: string[]; ctrl?: boolean; both?: boolean }

const table: Key[] = [
	{ command: 'up', keys: ['ArrowUp'] },
	{ command: 'down', keys: ['ArrowDown'] },
	{ command: 'left', keys: ['ArrowLeft'] },
	{ command: 'right', keys: ['ArrowRight'] },
	{ command: 'first', keys: ['Home'] },
	{ command: 'last', keys: ['End'] },
	{ command: 'open', keys: ['Enter', ' '] },
	{ command: 'new', keys: ['n'] },
	{ command: 'copy', keys: ['c'], both: true },
	{ command: 'cut', keys: ['x'], both: true },
	{ command: 'paste', keys: ['v'], both: true },
	{ command: 'duplicate', keys: ['d'] },
	{ command: 'delete', keys: ['Delete', 'Backspace'] },
	{ command: 'week', keys: ['a'], ctrl: true },
	{ command: 'undo', keys: ['z'], both: true },
	{ command: 'none', keys: ['Escape'] },
	{ command: 'help', keys: ['?'] },
]

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** The command of a key, with or without Ctrl (⌘) as the table says; null for every other key. */
export function commandOf({ key, ctrlKey, metaKey, altKey }: Pressed): Command | null {
	if (altKey) return null
	const ctrl = ctrlKey || metaKey
	const name = key.length === 1 ? key.toLowerCase() : key
	const found = table.find((each) => each.keys.includes(name) && (each.both || (each.ctrl ?? false) === ctrl))
	return found?.command ?? null
}
