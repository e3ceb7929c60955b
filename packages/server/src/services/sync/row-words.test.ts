import type { RowFields } from '@double-hundred/shared/ledger/fields';
import type { ChangesResponse, Revision } from '@double-hundred/shared/protocol/changes';
import type { MutationResult } from '@double-hundred/shared/protocol/push';
import type { TotalRow } from '@double-hundred/shared/protocol/totals';
import { describe, expect, it } from 'vitest';
import { projectRow } from '../../testing/project-row.ts';
import { pushFile, testId } from '../../testing/push-file.ts';
import { testServer } from '../../testing/test-server.ts';

const UNIT = 'shiqiao';
const ROW = testId('r', 1);

/** A signed project of 石桥镇 without evidence, which asks for a reason by P022. */
const signed = ((): RowFields => {
  const { evidence: _none, ...row } = projectRow(UNIT, 2);
  return { ...row, projectName: '江湾新材料二期项目' };
})();

async function withFile() {
  const server = await testServer();
  const file = await pushFile(server, { unit: UNIT });
  const read = async <T>(user: string, path: string) =>
    (await (await server.call(await server.signIn(user), 'GET', path)).json()) as T;
  const revisions = async (user: string) =>
    (await read<{ revisions: Revision[] }>(user, `/api/v1/rows/${ROW}/revisions`)).revisions;
  const changes = async (user: string) =>
    (await read<ChangesResponse>(user, `/api/v1/changes?unit=${UNIT}&ledger=projects&epoch=e1&cursor=0`)).changes;
  return { ...server, file, read, revisions, changes };
}

const only = (results: readonly MutationResult[]): MutationResult => {
  const [result] = results;
  if (result === undefined || results.length !== 1) throw new Error('one result was expected');
  return result;
};
const explained = (result: MutationResult) => result.findings?.filter(({ severity }) => severity === 'explain') ?? [];

describe('what people write beside the values of a row', () => {
  it('P022 a reason is stored with the value and told in results, changes, revisions and the rows behind a figure', async () => {
    const { file, revisions, changes, read } = await withFile();
    const first = only(await file.send([{ rowId: ROW, set: signed }]));
    const [finding] = explained(first);
    expect(finding?.ruleId).toBe('P022');
    const reason = { P022: '合同正在用印，下周补齐' };
    const told = only(await file.send([{ rowId: ROW, baseRev: 1, explanations: reason }]));
    expect(told).toMatchObject({ status: 'accepted', rev: 2, explanations: reason });
    for (const user of ['reviewer-shiqiao', 'office']) {
      expect((await changes(user))[0]?.explanations).toEqual(reason);
      expect((await revisions(user))[1]?.explanations).toEqual(reason);
    }
    const { rows } = await read<{ rows: TotalRow[] }>('office', `/api/v1/totals/rows?unit=${UNIT}&basis=claimed`);
    expect(rows[0]?.reasons).toEqual([{ ruleId: 'P022', message: finding?.message, text: reason.P022 }]);
    expect(rows[0]?.unexplained).toBe(false);
  });

  it('P022 a reason is carried on while its value stands and asked for again when the value changes', async () => {
    const { file } = await withFile();
    const reason = { P022: '合同正在用印' };
    await file.send([{ rowId: ROW, set: signed, explanations: reason }]);
    const edited = only(
      await file.send([
        { rowId: ROW, baseRev: 1, base: { progress: signed['progress'] ?? null }, set: { progress: '厂房封顶。' } },
      ]),
    );
    expect(edited.explanations).toEqual(reason);
    const evidence = only(
      await file.send([{ rowId: ROW, baseRev: 2, base: { evidence: null }, set: { evidence: '江招合〔2026〕9号' } }]),
    );
    expect(evidence.explanations).toBeUndefined();
    const gone = only(
      await file.send([{ rowId: ROW, baseRev: 3, base: { evidence: '江招合〔2026〕9号' }, set: { evidence: null } }]),
    );
    expect(explained(gone).map(({ ruleId }) => ruleId)).toEqual(['P022']);
    expect(gone.explanations).toBeUndefined();
  });

  it('SYNC what was typed before a cell was put right stays in the history of the row', async () => {
    const { file, revisions } = await withFile();
    const normalised = { totalInvestmentYuan: { from: '1.5亿', kind: 'N02' }, signedDay: { from: '2026.9.15', kind: 'D01' } };
    await file.send([{ rowId: ROW, set: { ...signed, totalInvestmentYuan: 150_000_000 }, normalised }]);
    expect((await revisions('office'))[0]?.normalised).toEqual(normalised);
  });

  it('SYNC what was typed into a confidential column is told to nobody who may not see it', async () => {
    const { file, revisions } = await withFile();
    const early = { ...signed, stage: '在谈', signedDay: undefined };
    const set = Object.fromEntries(Object.entries(early).filter(([, value]) => value !== undefined)) as RowFields;
    await file.send([{ rowId: ROW, set, normalised: { investor: { from: '神秘 投资集团', kind: 'T01' } } }]);
    expect(JSON.stringify(await revisions('inspector'))).not.toContain('神秘');
    expect(JSON.stringify(await revisions('office'))).toContain('神秘');
  });

  it('P014 a confirmation moves the day of the row and nothing else, and is told as such', async () => {
    const server = await withFile();
    const { file, revisions, changes, advance } = server;
    const before = only(await file.send([{ rowId: ROW, set: signed }]));
    advance(20 * 86_400_000);
    const later = await pushFile(server, { unit: UNIT, number: 2 });
    const confirmed = only(await later.send([{ rowId: ROW, baseRev: 1, confirm: true }]));
    expect(confirmed).toMatchObject({ status: 'accepted', rev: 2, fields: before.fields });
    expect(confirmed.findings?.map(({ ruleId }) => ruleId)).not.toContain('P014');
    expect((await changes('office'))[0]?.at.slice(0, 10)).toBe('2026-12-13');
    expect((await revisions('office')).map(({ changed, confirmed: is }) => [Object.keys(changed).length > 0, is])).toEqual([
      [true, undefined],
      [false, true],
    ]);
  });

  it('SYNC a mutation whose words have the wrong form is refused by itself and kept', async () => {
    const { file } = await withFile();
    for (const wrong of [{ normalised: { stage: '在谈' } }, { confirm: 1 }] as object[])
      expect(only(await file.send([{ rowId: ROW, set: signed, ...wrong }]))).toMatchObject({ status: 'invalid' });
  });
});
