/** `json` for programs, `csv` for a spreadsheet, `text` to read. */
export const recordFormats = ['json', 'csv', 'text'] as const
export type RecordFormat = (typeof recordFormats)[number]
