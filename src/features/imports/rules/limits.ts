/** Limits of a file that is read in: bytes, rows and columns, characters of a cell. */
export const importLimits = { bytes: 10 * 1024 * 1024, rows: 100_000, columns: 60, cell: 2000 }

/** Of a program: no program has more rows, and all of them are looked at at once. */
export const programLimits = { ...importLimits, rows: 10_000 }
