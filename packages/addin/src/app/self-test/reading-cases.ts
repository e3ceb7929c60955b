import { contentAt, contents, refusalCode, same, type SheetCase } from './sheet-case.ts';

export const READING_CASES: readonly SheetCase[] = [
  {
    id: 'LIST',
    title: 'lists every sheet in order and says which one is shown',
    async run({ port, ledger, notes }) {
      const sheets = await port.sheets();
      const own = sheets.filter(({ name }) => name === ledger || name === notes);
      same(
        own.map(({ name, visibility }) => [name, visibility]),
        [
          [ledger, 'visible'],
          [notes, 'visible'],
        ],
        'sheets',
      );
      same(
        sheets.filter((sheet) => sheet.active).map(({ name }) => name),
        [ledger],
        'active',
      );
    },
  },
  {
    id: 'READ',
    title: 'reads raw values with their formats: text stays text, a day stays a serial number',
    async run(host) {
      const reading = await host.port.read(host.ledger);
      const places = [
        [2, 1],
        [2, 2],
        [3, 2],
        [4, 2],
        [4, 4],
      ] as const;
      same(
        places.map(([row, column]) => contentAt(reading, row, column)),
        ['甲', 12000, '1.2亿', 0, '00123'],
        'values',
      );
      same(contentAt(reading, 2, 3), 46266, 'day');
      same(reading.rows[1]?.[2]?.format, 'yyyy-mm-dd', 'format');
      if (host.merged) same(reading.merges, [{ top: 6, left: 1, bottom: 6, right: 2 }], 'merges');
      same(contentAt(reading, 900, 40), null, 'empty place');
    },
  },
  {
    id: 'ABSENT',
    title: 'refuses a sheet that is not there with NO_SHEET and a sentence',
    async run({ port, ledger }) {
      const absent = `${ledger}没有`;
      same(await refusalCode(port.read(absent)), 'NO_SHEET', 'read');
      same(await refusalCode(port.write(absent, [{ row: 1, column: 1, value: 1 }])), 'NO_SHEET', 'write');
      same(await refusalCode(port.select(absent, 1, 1)), 'NO_SHEET', 'select');
      const sentence = await port.read(absent).then(
        () => '',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      );
      same(/[一-龥]/.test(sentence), true, 'a Chinese sentence');
    },
  },
  {
    id: 'HINT',
    title: 'hints at a change the clerk makes, and no longer after listening has ended',
    async run(host) {
      const heard: string[] = [];
      const stop = host.port.onChange((sheet) => heard.push(sheet));
      try {
        await host.user.type(host.ledger, 2, 2, 1);
        for (let waited = 0; !heard.includes(host.ledger) && waited < 3_000; waited += 50) await host.wait(50);
        same(heard.includes(host.ledger), true, 'a hint');
      } finally {
        stop();
      }
      heard.length = 0;
      await host.user.type(host.ledger, 2, 2, 2);
      await host.wait(50);
      same(heard, [], 'hints after the end');
    },
  },
  {
    id: 'SELECT',
    title: 'shows the sheet of the cell it selects',
    async run({ port, notes }) {
      await port.select(notes, 1, 1);
      same((await port.sheets()).find((sheet) => sheet.active)?.name, notes, 'active');
    },
  },
  {
    id: 'STATE',
    title: 'keeps state by key outside the sheets and the undo steps',
    async run(host) {
      const { port, user } = host;
      const [first, second] = ['double-hundred-self-test', 'double-hundred-self-test-2'];
      const before = await port.sheets();
      same(await port.loadState(first), null, 'before');
      // Escaped as JSON is: the part of a file may not hold every character.
      const text = JSON.stringify({ text: '〃<&>"]]>\u{2070E}', long: 'x'.repeat(100_000) });
      await port.saveState(first, text);
      await port.saveState(second, '"b"');
      same((await port.loadState(first)) === text, true, 'long text');
      same(await port.sheets(), before, 'sheets');
      await user.type(host.ledger, 2, 2, 7);
      if (user.undo) await user.undo();
      same(await port.loadState(second), '"b"', 'second key');
      await port.saveState(second, '"c"');
      same(await port.loadState(second), '"c"', 'changed');
      await port.saveState(first, null);
      await port.saveState(second, null);
      same([await port.loadState(first), await port.loadState(second)], [null, null], 'forgotten');
    },
  },
  {
    id: 'ADD-SHEET',
    title: 'adds a sheet with values under a free name and shows it, and removes only what it added',
    async run({ port, ledger }) {
      const wanted = `${ledger}甲`;
      const name = await port.addSheet(wanted, [
        ['单位', '个数'],
        ['石桥镇', 3],
        ['007', '=1+1'],
      ]);
      const second = await port.addSheet(wanted, [['x']]);
      try {
        same([name, second === name], [wanted, false], 'names');
        const reading = await port.read(name);
        const places = [
          [1, 1],
          [2, 2],
          [3, 1],
          [3, 2],
        ] as const;
        same(
          places.map(([row, column]) => contentAt(reading, row, column)),
          ['单位', 3, '007', '=1+1'],
          'values',
        );
        same((await port.sheets()).find((sheet) => sheet.active)?.name, second, 'active');
      } finally {
        await port.removeSheet(name);
        await port.removeSheet(second);
      }
      same(await refusalCode(port.read(name)), 'NO_SHEET', 'after removal');
      same(await refusalCode(port.removeSheet(`${ledger}没有`)), 'NO_SHEET', 'a sheet not added');
    },
  },
  {
    id: 'REFUSED-PROTECTED',
    title: 'refuses a protected sheet and has changed nothing',
    needs: ['protect'],
    async run(host) {
      const write = () => host.port.write(host.ledger, [{ row: 2, column: 1, value: '丁' }]);
      await host.user.protect?.(host.ledger, true);
      same(await refusalCode(write()), 'PROTECTED', 'write');
      same(await refusalCode(host.port.insertRows(host.ledger, 3, 1)), 'PROTECTED', 'insert');
      same(await refusalCode(host.port.deleteRows(host.ledger, [2])), 'PROTECTED', 'delete');
      await host.user.protect?.(host.ledger, false);
      same(await contents(host, [[2, 1]]), ['甲'], 'cell');
    },
  },
  {
    id: 'REFUSED-READ-ONLY',
    title: 'refuses a read-only file and has changed nothing',
    needs: ['setReadOnly'],
    async run(host) {
      await host.user.setReadOnly?.(true);
      const write = host.port.write(host.ledger, [{ row: 2, column: 1, value: '丁' }]);
      same(await refusalCode(write), 'READ_ONLY', 'write');
      same(await refusalCode(host.port.saveState('k', '"x"')), 'READ_ONLY', 'state');
      same(await refusalCode(host.port.addSheet('乙', [])), 'READ_ONLY', 'sheet');
      await host.user.setReadOnly?.(false);
      same(await contents(host, [[2, 1]]), ['甲'], 'cell');
    },
  },
  {
    id: 'REFUSED-EDITING',
    title: 'refuses while a cell is being typed into, and has changed nothing',
    needs: ['setEditing'],
    async run(host) {
      await host.user.setEditing?.(true);
      const write = host.port.write(host.ledger, [{ row: 2, column: 1, value: '丁' }]);
      same(await refusalCode(write), 'CELL_EDIT', 'write');
      await host.user.setEditing?.(false);
      same(await contents(host, [[2, 1]]), ['甲'], 'cell');
    },
  },
];
