/** What payments call a place that is owed for; its `about` is the appointment. */
export const payableKind = 'appointment'
