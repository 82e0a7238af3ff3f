import type { LucideIcon } from '@lucide/svelte'

/** An icon component, as in `import Plus from '@lucide/svelte/icons/plus'`. */
export type IconType = LucideIcon
