/** One of several tabs; with `href` it is a link. `count` is said after the label. */
export type Tab = { value: string; label: string; href?: string; count?: number }
