/** What payments call a package that is owed for. */
export const payableKind = 'package'
