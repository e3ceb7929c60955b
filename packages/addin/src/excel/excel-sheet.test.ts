import type { PlainWorkbook } from '@double-hundred/excelhost/workbook/plain-workbook';
import { openExcelHost } from './test/open-excel-host.ts';
import { CONTRACT_SHEETS, registerSheetPortContract } from '../test/sheet-port-contract.ts';

const WORKBOOK: PlainWorkbook = { sheets: CONTRACT_SHEETS };

for (const [name, options] of [
  ['Excel on the web, ExcelApi 1.14', { excelApi: '1.14', build: 'web' }],
  ['Excel on Windows, ExcelApi 1.14', { excelApi: '1.14', build: 'win32', platform: 'desktop' }],
] as const) {
  registerSheetPortContract(name, () => {
    const { host, port } = openExcelHost(WORKBOOK, options);
    return {
      port,
      user: {
        type: (sheet, row, column, value) => host.user.type(sheet, row, column, value),
        undo: () => host.user.undo(),
        protect: (sheet, on) => host.user.protect(sheet, on),
        lookAt(sheet, row, column) {
          const { fillColor, fontColor } = host.user.lookAt(sheet, row, column);
          return fillColor === undefined ? null : { fill: fillColor.slice(1), color: (fontColor ?? '').slice(1) };
        },
        setReadOnly: (on) => host.user.setReadOnly(on),
        setEditing: (on) => (on ? host.user.enterEdit() : host.user.leaveEdit()),
        hiddenColumns: (sheet) => host.dump().sheets.find(({ name: own }) => own === sheet)?.hiddenColumns ?? [],
      },
    };
  });
}
