import { contentAt, contents, same, type SheetCase } from './sheet-case.ts';

/** Texts that a spreadsheet takes for something else when they are typed. */
const TEXTS = [
  '007',
  '2026-10-01',
  '2026年10月1日',
  '=1+1',
  '+86',
  '-',
  '@姓名',
  "'引号",
  '1e4',
  '1/2',
  '30%',
  '１２３',
  'TRUE',
  '#N/A?',
  '91320506MA1YXPT96C',
  '甲\n乙',
];

export const WRITING_CASES: readonly SheetCase[] = [
  {
    id: 'TEXT',
    title: 'writes text as text, even when it looks like a number, a day or a formula',
    async run({ port, ledger }) {
      await port.write(
        ledger,
        TEXTS.map((value, index) => ({ row: 7 + index, column: 1, value })),
      );
      const reading = await port.read(ledger);
      same(
        TEXTS.map((_, index) => contentAt(reading, 7 + index, 1)),
        TEXTS,
        'texts',
      );
      await port.write(
        ledger,
        TEXTS.map((value, index) => ({ row: 7 + index, column: 2, value, format: '@' })),
      );
      const again = await port.read(ledger);
      const plain = TEXTS.map((_, index) => contentAt(again, 7 + index, 2));
      same(
        plain.filter((_, index) => TEXTS[index] !== "'引号"),
        TEXTS.filter((text) => text !== "'引号"),
        'texts in text cells',
      );
    },
  },
  {
    id: 'WRITE',
    title: 'writes numbers, truth values and formats, and empties a cell with null',
    async run(host) {
      await host.port.write(host.ledger, [
        { row: 3, column: 2, value: 12000.5 },
        { row: 3, column: 3, value: 46267, format: 'yyyy-mm-dd' },
        { row: 2, column: 2, value: null },
        { row: 4, column: 3, value: true },
      ]);
      const reading = await host.port.read(host.ledger);
      const places = [
        [3, 2],
        [3, 3],
        [2, 2],
        [4, 3],
        [2, 1],
        [4, 2],
      ] as const;
      same(
        places.map(([row, column]) => contentAt(reading, row, column)),
        [12000.5, 46267, null, true, '甲', 0],
        'values',
      );
      same(reading.rows[2]?.[2]?.format, 'yyyy-mm-dd', 'format');
    },
  },
  {
    id: 'FORMAT',
    title: 'keeps the format of a cell when a write brings none',
    async run({ port, ledger }) {
      await port.write(ledger, [{ row: 2, column: 3, value: 46300 }]);
      const cell = (await port.read(ledger)).rows[1]?.[2];
      same([cell?.value, cell?.format], [46300, 'yyyy-mm-dd'], 'cell');
    },
  },
  {
    id: 'WAS',
    title: 'leaves a cell alone that no longer holds what the writer had seen, and says which',
    async run(host) {
      await host.user.type(host.ledger, 2, 2, 15000);
      const skipped = await host.port.write(host.ledger, [
        { row: 2, column: 2, value: 1, was: 12000 },
        { row: 3, column: 2, value: 2, was: '1.2亿' },
        { row: 3, column: 3, value: 'x', was: null },
      ]);
      same(
        skipped.map(({ row, column }) => [row, column]),
        [[2, 2]],
        'skipped',
      );
      const found = await contents(host, [
        [2, 2],
        [3, 2],
        [3, 3],
      ]);
      same(found, [15000, 2, 'x'], 'cells');
    },
  },
  {
    id: 'UNDO',
    title: 'takes several cells as one step that one undo takes back',
    needs: ['undo'],
    async run(host) {
      await host.user.type(host.ledger, 4, 2, 300);
      await host.port.write(host.ledger, [
        { row: 2, column: 1, value: '甲甲' },
        { row: 4, column: 1, value: '丙丙' },
      ]);
      await host.user.undo?.();
      const once = await contents(host, [
        [2, 1],
        [4, 1],
        [4, 2],
      ]);
      same(once, ['甲', '丙', 300], 'after one undo');
      await host.user.undo?.();
      same(await contents(host, [[4, 2]]), [0], 'after two');
    },
  },
  {
    id: 'MANY',
    title: 'writes a block of thousands of cells with gaps, and single cells far apart, and reads them back',
    async run(host) {
      const block = Array.from({ length: 3_600 }, (_, index) => ({
        row: 20 + Math.floor(index / 12),
        column: 1 + (index % 12),
        value: index % 5 === 0 ? `第${index}项` : index,
      })).filter((_, index) => index % 7 !== 3);
      const apart = Array.from({ length: 60 }, (_, index) => ({ row: 400 + index * 3, column: 1 + (index % 9), value: index }));
      await host.port.write(host.ledger, [{ row: 20, column: 4, value: '原有' }]);
      await host.port.write(host.ledger, [...block, ...apart]);
      const reading = await host.port.read(host.ledger);
      const wrong = [...block, ...apart].filter(({ row, column, value }) => contentAt(reading, row, column) !== value);
      same(wrong.slice(0, 3), [], 'cells that differ');
      same(contentAt(reading, 20, 4), '原有', 'the cell in a gap');
    },
  },
  {
    id: 'INSERT',
    title: 'inserts rows: what is below moves down with its merged areas, and the format comes from above',
    async run({ port, ledger, merged }) {
      await port.insertRows(ledger, 3, 2);
      const reading = await port.read(ledger);
      same(
        [2, 3, 4, 5, 8].map((row) => contentAt(reading, row, 1)),
        ['甲', null, null, '乙', '合计'],
        'rows',
      );
      if (merged) same(reading.merges, [{ top: 8, left: 1, bottom: 8, right: 2 }], 'merges');
      await port.write(ledger, [{ row: 3, column: 3, value: 46270 }]);
      same((await port.read(ledger)).rows[2]?.[2]?.format, 'yyyy-mm-dd', 'format');
    },
  },
  {
    id: 'DELETE',
    title: 'deletes rows by the numbers they had before',
    async run({ port, ledger, merged }) {
      await port.deleteRows(ledger, [2, 4]);
      const reading = await port.read(ledger);
      same([contentAt(reading, 2, 1), contentAt(reading, 4, 1)], ['乙', '合计'], 'rows');
      if (merged) same(reading.merges, [{ top: 4, left: 1, bottom: 4, right: 2 }], 'merges');
    },
  },
  {
    id: 'ID-COLUMN',
    title: 'adds a hidden column of text for ids',
    async run(host) {
      await host.port.addHiddenColumn(host.ledger, 1, 6, '行标识');
      await host.port.write(host.ledger, [
        { row: 2, column: 6, value: 'r0001' },
        { row: 3, column: 6, value: '0002' },
      ]);
      const found = await contents(host, [
        [1, 6],
        [2, 6],
        [3, 6],
      ]);
      same(found, ['行标识', 'r0001', '0002'], 'ids');
      if (host.user.hiddenColumns) same((await host.user.hiddenColumns(host.ledger)).includes(6), true, 'hidden');
    },
  },
  {
    id: 'REMOVE-COLUMN',
    title: 'takes a column out again that it added, and leaves the others as they are',
    async run(host) {
      await host.port.addHiddenColumn(host.ledger, 1, 5, '行标识');
      await host.port.removeColumn(host.ledger, 5);
      const found = await contents(host, [
        [1, 5],
        [1, 1],
        [4, 4],
      ]);
      same(found, [null, '项目名称', '00123'], 'cells');
    },
  },
  {
    id: 'DRESS',
    title: 'sets formats, marks and hidden columns up again without touching a value',
    async run({ port, ledger }) {
      const before = (await port.read(ledger)).rows.map((row) => row?.map((cell) => cell?.value ?? null));
      await port.dress(ledger, {
        firstRow: 2,
        lastRow: 4,
        columns: [
          { column: 2, format: '#,##0.00', mark: '$B2=""' },
          { column: 4, format: '@' },
        ],
        hiddenColumns: [3],
      });
      const reading = await port.read(ledger);
      same(
        reading.rows.map((row) => row?.map((cell) => cell?.value ?? null)),
        before,
        'values',
      );
      same([reading.rows[1]?.[1]?.format, reading.rows[3]?.[3]?.format], ['#,##0.00', '@'], 'formats');
      const dress = await port.readDress(ledger, { firstRow: 2, lastRow: 4, columns: [1, 2, 3, 4] });
      same([dress.hiddenColumns ?? [3], dress.markColumns ?? [2]], [[3], [2]], 'dress');
    },
  },
  {
    id: 'TABLE',
    title: 'makes a plain range a table again',
    async run(host) {
      const { port, ledger } = host;
      const table = { name: 'dh_table_test', headerRow: 1, left: 1, right: 3 };
      await port.dress(ledger, { firstRow: 2, lastRow: 4, columns: [], hiddenColumns: [], table });
      const { tables } = await port.readDress(ledger, { firstRow: 2, lastRow: 4, columns: [1] });
      same((tables ?? [table.name]).includes(table.name), true, 'table');
      const found = await contents(host, [
        [1, 1],
        [4, 1],
      ]);
      same(found, ['项目名称', '丙'], 'cells');
    },
  },
  {
    id: 'LOOKS',
    title: 'shows a cell by what it holds, also after another value was written and a row came between',
    needs: ['lookAt'],
    async run({ port, user, ledger }) {
      const looks = [
        { text: '● 绿', fill: 'C6EFCE', color: '006100' },
        { text: '■ "红"', fill: 'FFC7CE', color: '9C0006' },
      ];
      await port.dress(ledger, { firstRow: 2, lastRow: 4, columns: [{ column: 4, looks }], hiddenColumns: [] });
      await port.write(ledger, [
        { row: 2, column: 4, value: '● 绿' },
        { row: 3, column: 4, value: '■ "红"' },
      ]);
      const seen = (...rows: readonly number[]): unknown => rows.map((row) => user.lookAt?.(ledger, row, 4)?.fill ?? null);
      same(seen(2, 3, 4), ['C6EFCE', 'FFC7CE', null], 'fills');
      const later = [
        { row: 2, column: 4, value: '■ "红"' },
        { row: 3, column: 4, value: '● 绿' },
      ];
      await port.write(ledger, later, [{ beforeRow: 3, count: 1 }]);
      same(seen(2, 3, 4), ['FFC7CE', 'C6EFCE', 'FFC7CE'], 'fills after writing');
      same(user.lookAt?.(ledger, 3, 4)?.color, '006100', 'letters');
    },
  },
  {
    id: 'INSERT-AND-WRITE',
    title: 'inserts rows at several places and writes into them and beside them in one call',
    async run(host) {
      const writes = [
        { row: 3, column: 1, value: '新一', format: '@' },
        { row: 4, column: 1, value: '=2', format: '@' },
        { row: 5, column: 2, value: 9, was: '1.2亿' },
        { row: 6, column: 1, value: '新三' },
        { row: 7, column: 2, value: 8, was: 77 },
      ];
      const skipped = await host.port.write(host.ledger, writes, [
        { beforeRow: 3, count: 2 },
        { beforeRow: 4, count: 1 },
      ]);
      same(
        skipped.map(({ row }) => row),
        [7],
        'skipped',
      );
      const found = await contents(host, [
        [2, 1],
        [3, 1],
        [4, 1],
        [5, 1],
        [5, 2],
        [6, 1],
        [7, 1],
        [7, 2],
        [9, 1],
      ]);
      same(found, ['甲', '新一', '=2', '乙', 9, '新三', '丙', 0, '合计'], 'cells');
    },
  },
];
