/** What the links on receipts are signed for: anybody who holds one may see that it is genuine (11.4). */
export const checkPurpose = 'receipt'
