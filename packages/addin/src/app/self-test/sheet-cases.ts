import { READING_CASES } from './reading-cases.ts';
import type { SheetCase } from './sheet-case.ts';
import { WRITING_CASES } from './writing-cases.ts';

/** The contract of the sheet port: what a test and 诊断 ask of every host. */
export const SHEET_CASES: readonly SheetCase[] = [...READING_CASES, ...WRITING_CASES];
