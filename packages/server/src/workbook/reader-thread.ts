import { parentPort, workerData } from 'node:worker_threads';
import { readWorkbook } from '@double-hundred/xlsx/read-workbook';
import type { ReaderAnswer, RowsWanted } from './reader-messages.ts';

// The program of a thread that reads one file: whatever the file does to it, the server goes on answering.
const port = parentPort;
if (port === null) throw new Error('this file is the program of a thread of its own');
const answer = (message: ReaderAnswer) => port.postMessage(message);

const read = await readWorkbook(workerData as Uint8Array);
if (read.ok) {
  const { sheets, ...workbook } = read.value;
  port.on('message', ({ sheet, from, count }: RowsWanted) =>
    answer({ kind: 'rows', rows: sheets[sheet]?.rows.slice(from, from + count) ?? [] }),
  );
  answer({ kind: 'head', workbook, sheets: sheets.map(({ rows, ...head }) => ({ ...head, rowCount: rows.length })) });
} else answer({ kind: 'refused', refusal: read.error });
