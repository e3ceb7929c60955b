import { describe, it } from 'vitest';
import { LEDGER_MERGE, LEDGER_ROWS, NOTES_ROWS, type SheetCaseUser } from '../app/self-test/sheet-case.ts';
import { SHEET_CASES } from '../app/self-test/sheet-cases.ts';
import type { SheetPort } from '../ports/sheet-port.ts';

export interface SheetContractHost {
  readonly port: SheetPort;
  readonly user: SheetCaseUser;
  dispose?(): void | Promise<void>;
}

/** The workbook each test begins with. */
export const CONTRACT_SHEETS = [
  { name: '台账', rows: LEDGER_ROWS, merges: [LEDGER_MERGE] },
  { name: '说明', rows: NOTES_ROWS },
] as const;

/** Registers the cases every host behind the sheet port passes; `open` gives a fresh workbook of CONTRACT_SHEETS. */
export function registerSheetPortContract(name: string, open: () => SheetContractHost | Promise<SheetContractHost>): void {
  describe(`SHEET ${name}`, () => {
    for (const { title, needs = [], run } of SHEET_CASES) {
      it(`SHEET ${title}`, async () => {
        const host = await open();
        try {
          if (needs.some((ability) => host.user[ability] === undefined)) return;
          await run({
            port: host.port,
            user: host.user,
            ledger: '台账',
            notes: '说明',
            merged: true,
            wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
          });
        } finally {
          await host.dispose?.();
        }
      });
    }
  });
}
