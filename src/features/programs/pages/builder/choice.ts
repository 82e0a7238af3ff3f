/** One thing that type-ahead offers. */
export type Choice = { value: string; label: string; note?: string | undefined }
