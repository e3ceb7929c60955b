import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { templateText } from '@double-hundred/shared/message/template';
import { TEMPLATE_HEADING_ROW } from '@double-hundred/shared/workbook/template-layout';
import type { PrintSpec } from '@double-hundred/xlsx/workbook-spec';
import { DERIVED_WIDTH } from './derived-cells.ts';

/** Characters across a landscape page at which print is still read without a glass. */
const A4_CHARACTERS = 150;
const A3_CHARACTERS = 220;

/** How a ledger prints: landscape, A4 where it fits and A3 else, as many pages side by side as stay readable. `foot` stands on every page. */
export function ledgerPrint({ columns, derived = [] }: LedgerDefinition, foot: string): PrintSpec {
  const width = columns.reduce((sum, column) => sum + column.width, 6 + derived.length * DERIVED_WIDTH);
  return {
    paper: width <= A4_CHARACTERS ? 'a4' : 'a3',
    orientation: 'landscape',
    repeatRows: [1, TEMPLATE_HEADING_ROW],
    repeatColumns: ['A', 'B'],
    pagesWide: Math.max(1, Math.ceil(width / A3_CHARACTERS)),
    footer: templateText.footer(foot),
  };
}
