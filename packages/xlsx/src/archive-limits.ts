/** What an uploaded workbook may cost before and while it is read. Sizes in bytes. */
export const ARCHIVE_LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  entries: 1_000,
  inflatedBytes: 100 * 1024 * 1024,
  ratio: 100,
  rows: 50_000,
  cells: 4_000_000,
} as const;
