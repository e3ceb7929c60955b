import { sha256 } from '@double-hundred/shared/kernel/sha256';
import type { FieldChanges } from '@double-hundred/shared/ledger/fields';
import type { BulletinEntry, BulletinList, BulletinPreview, BulletinReading } from '@double-hundred/shared/protocol/bulletins';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { bulletinFiles } from '../../services/bulletin/bulletin-files.ts';
import type { KeptRow } from '../../store/sync-store.ts';
import { sendRows } from '../../testing/send-rows.ts';
import { signedProject } from '../../testing/signed-project.ts';
import { testServer } from '../../testing/test-server.ts';

const YI = 100_000_000;
const signed = (unit: string, number: number): FieldChanges =>
  signedProject(`${unit}第${number}号项目`, { totalInvestmentYuan: 2 * YI, introducingUnit: unit, hostUnit: unit });

/** A district of two units with verified projects, and an office that composes bulletins. */
async function district() {
  const server = await testServer();
  const office = await server.signIn('office');
  const [a = '', b = ''] = await sendRows(server, 'shiqiao', [signed('shiqiao', 1), signed('shiqiao', 2)]);
  const [c = ''] = await sendRows(server, 'liuwan', [signed('liuwan', 3)]);
  const targets = ['shiqiao', 'liuwan'].map((unitId) => ({ unitId, kind: 'signed', count: 2, yuan: null }));
  await server.call(office, 'PUT', '/api/v1/targets', { targets });
  const send = async <T>(path: string, body?: unknown, token = office) => {
    const response = await server.call(token, 'POST', path, body);
    return { status: response.status, body: (await response.json()) as T & { detail?: string; errors?: { code: string }[] } };
  };
  const verify = async (rowId: string) => {
    const day = (await server.services.syncStore.row(rowId))?.fields['signedDay'];
    const body = { rowId, kind: 'signed', basis: 'verified', decision: 'confirm', day, ground: '合同原件已核' };
    expect((await send('/api/v1/verifications', body)).status).toBe(200);
  };
  const file = async (name: string, token = office) => {
    const response = await server.call(token, 'GET', `/api/v1/bulletins/${name}`);
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
  };
  const list = async (token = office) => (await (await server.call(token, 'GET', '/api/v1/bulletins')).json()) as BulletinList;
  await verify(a);
  await verify(b);
  await verify(c);
  return { ...server, server, office, send, verify, file, list };
}

/** Another amount for a row, sent by its unit's clerk. */
async function raise({ server }: Awaited<ReturnType<typeof district>>, row: KeptRow, yuan: number): Promise<void> {
  const clerk = await server.signIn(`clerk-${row.unitId}`);
  const { ids } = server.services;
  const file = { fileId: ids.next('f'), replicaId: ids.next('p'), unit: row.unitId, ledger: 'projects', schemaVersion: 1 };
  const opened = await server.call(clerk, 'POST', '/api/v1/files/open', { ...file, incarnation: 0 });
  const { epoch } = (await opened.json()) as { epoch: string };
  const base = { totalInvestmentYuan: row.fields['totalInvestmentYuan'] };
  const set = { totalInvestmentYuan: yuan };
  const muts = [{ id: ids.next('m'), rowId: row.rowId, kind: 'upsert', baseRev: row.rev, base, set }];
  const pushed = await server.call(clerk, 'POST', '/api/v1/push?mode=commit', { ...file, epoch, batchId: ids.next('b'), muts });
  expect(await pushed.json()).toMatchObject({ results: [{ status: 'accepted' }] });
}

const FILES = ['docx', 'xlsx', 'html', 'txt'] as const;

describe('BULLETIN over HTTP', () => {
  it('BULLETIN a frozen bulletin stays byte-equal when a figure changes, and its correction lists the change with its reason', async () => {
    const { send, file, list, verify, advance, server, office } = await district();
    const frozen = await send<BulletinEntry>('/api/v1/bulletins/freeze', { words: { series: '江双百办', number: 12 } });
    expect(frozen).toMatchObject({ status: 200, body: { notice: '江双百办〔2026〕12号', published: null } });
    const before = await Promise.all(FILES.map((kind) => file(`${frozen.body.id}.${kind}`)));

    advance(3_600_000);
    const [late = ''] = await sendRows(server, 'liuwan', [signed('liuwan', 4)]);
    await verify(late);
    const after = await Promise.all(FILES.map((kind) => file(`${frozen.body.id}.${kind}`)));
    expect(after.map(({ bytes }) => sha256(bytes))).toEqual(before.map(({ bytes }) => sha256(bytes)));
    expect(after.map(({ headers }) => headers.get('etag'))).toEqual(FILES.map((kind) => `"${frozen.body.files[kind]}"`));

    const correction = await send<BulletinEntry>(`/api/v1/bulletins/${frozen.body.id}/correction`, {});
    expect(correction).toMatchObject({
      status: 200,
      body: { notice: '江双百办〔2026〕13号', corrects: frozen.body.id, title: '关于更正江双百办〔2026〕12号通报有关数据的通报' },
    });
    const content = await server.call(office, 'GET', `/api/v1/bulletins/${correction.body.id}/content`);
    const { bulletin } = (await content.json()) as BulletinPreview;
    expect(bulletin.corrects?.changes).toContainEqual({
      unitId: 'liuwan',
      name: '柳湾镇',
      kind: 'signed',
      field: 'count',
      before: '1',
      after: '2',
      reasons: ['新核定1项'],
    });
    expect((await list()).bulletins.map(({ correctedBy }) => correctedBy)).toEqual([[], [correction.body.id]]);
    const chat = new TextDecoder().decode((await file(`${correction.body.id}.txt`)).bytes);
    expect(chat).toMatch(/^【更正】江双百办〔2026〕12号有关数据更正为：全区新签约（个）由3改为4；/);
  });

  it('BULLETIN a correction gives an adjustment with its note as the reason, and the bulletin counts it in', async () => {
    const { send, call, office } = await district();
    const { body: frozen } = await send<BulletinEntry>('/api/v1/bulletins/freeze', {});
    const adjustment = { unit: 'shiqiao', kind: 'signed', basis: 'verified', count: -1, yuan: -2 * YI, note: '与上年度项目重复' };
    expect((await send('/api/v1/adjustments', adjustment)).status).toBe(200);
    const { body } = await send<BulletinEntry>(`/api/v1/bulletins/${frozen.id}/correction`, {});
    const content = (await (await call(office, 'GET', `/api/v1/bulletins/${body.id}/content`)).json()) as BulletinPreview;
    expect(content.bulletin.corrects?.changes).toMatchObject([
      { unitId: null, field: 'count', before: '3', after: '2', reasons: ['11月23日调整：与上年度项目重复'] },
      { unitId: null, field: 'yuan', before: '6.00', after: '4.00' },
      { unitId: null, field: 'light', before: '黄灯', after: '红灯' },
      { unitId: 'shiqiao', field: 'count', before: '2', after: '1', reasons: ['11月23日调整：与上年度项目重复'] },
      { unitId: 'shiqiao', field: 'yuan' },
      { unitId: 'shiqiao', field: 'light', before: '绿灯', after: '红灯' },
      { unitId: 'shiqiao', kind: null, field: 'points' },
    ]);
    expect(content.bulletin.figures.adjustments).toMatchObject([{ unitId: 'shiqiao', count: -1, note: '与上年度项目重复' }]);
  });

  it('BULLETIN the same bulletin written twice at different times is the same bytes, in all four files', async () => {
    const { send, services } = await district();
    const frozen = await send<BulletinEntry>('/api/v1/bulletins/freeze', {});
    const kept = await services.bulletins.find(frozen.body.id);
    if (!kept) throw new Error('the bulletin was not kept');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2031-01-01T00:00:00Z') });
    onTestFinished(() => void vi.useRealTimers());
    const again = await bulletinFiles(kept.bulletin);
    expect(Object.fromEntries(FILES.map((kind) => [kind, again[kind].sha256]))).toEqual(kept.files);
  });

  it('BULLETIN a correction without a changed figure is refused, and a number serves once', async () => {
    const { send } = await district();
    const frozen = await send<BulletinEntry>('/api/v1/bulletins/freeze', { words: { number: 5 } });
    const same = await send(`/api/v1/bulletins/${frozen.body.id}/correction`, {});
    expect(same).toMatchObject({ status: 422, body: { errors: [{ code: 'NOTHING_CHANGED' }] } });
    const twice = await send('/api/v1/bulletins/freeze', { words: { number: 5 } });
    expect(twice).toMatchObject({ status: 422, body: { errors: [{ code: 'NUMBER_TAKEN' }] } });
    expect(twice.body.detail).toContain('下一个可用的是 6 号');
  });

  it('BULLETIN freezing after a preview is refused once a figure has changed, and nothing is kept', async () => {
    const { send, verify, list, server } = await district();
    const { body } = await send<BulletinPreview>('/api/v1/bulletins/preview', {});
    expect(body.text.body.map((block) => (block.kind === 'table' ? '' : block.text)).join('')).toContain(
      '全区新签约亿元以上项目3个，总投资6.00亿元，完成目标任务（4个）的75.0%，低于序时进度9.0个百分点，亮黄灯。分别为：石桥镇2个、柳湾镇1个。',
    );
    const [late = ''] = await sendRows(server, 'liuwan', [signed('liuwan', 4)]);
    await verify(late);
    const stale = await send('/api/v1/bulletins/freeze', { previewSha256: body.figuresSha256 });
    expect(stale).toMatchObject({ status: 422, body: { errors: [{ code: 'STALE' }] } });
    expect((await list()).bulletins).toEqual([]);
  });

  it('BULLETIN a claim moves neither the ranking nor the lists, even of a bulletin by claims', async () => {
    const { send, server } = await district();
    const scope = { basis: 'claimed' };
    const before = await send<BulletinPreview>('/api/v1/bulletins/preview', { scope });
    await sendRows(server, 'liuwan', [signed('liuwan', 5), signed('liuwan', 6), signed('liuwan', 7)]);
    const after = await send<BulletinPreview>('/api/v1/bulletins/preview', { scope });
    const ranks = ({ body }: typeof before) => body.bulletin.figures.units.map(({ rank, points }) => [rank, points]);
    expect(ranks(after)).toEqual(ranks(before));
    expect(after.body.bulletin.figures).toMatchObject({ rankedBy: 'verified', district: [{ count: 6 }, {}, {}, {}] });
  });

  it('BULLETIN without ranking nobody is ranked, commended or criticised', async () => {
    const { send, call, office } = await district();
    const { rules } = (await (await call(office, 'GET', '/api/v1/scoring-rules')).json()) as { rules: object };
    await call(office, 'PUT', '/api/v1/scoring-rules', { rules: { ...rules, ranking: 'none' } });
    const { body } = await send<BulletinPreview>('/api/v1/bulletins/preview', {});
    const text = JSON.stringify(body.text);
    expect(text).toContain('本期只通报进展，不作排名');
    expect(text).not.toMatch(/表扬|批评|第1名|末位/);
  });

  it('BULLETIN units see a bulletin once it is published, and never the rows behind it', async () => {
    const { send, file, list, signIn, call } = await district();
    const clerk = await signIn('clerk-shiqiao');
    const { body } = await send<BulletinEntry>('/api/v1/bulletins/freeze', {});
    expect((await list(clerk)).bulletins).toEqual([]);
    expect((await file(`${body.id}.docx`, clerk)).status).toBe(404);
    expect((await send(`/api/v1/bulletins/${body.id}/publication`)).status).toBe(200);
    expect((await send(`/api/v1/bulletins/${body.id}/publication`)).status).toBe(422);
    expect((await list(clerk)).bulletins).toMatchObject([{ id: body.id, published: { by: expect.any(String) } }]);
    const page = await file(`${body.id}.html`, clerk);
    expect(page.status).toBe(200);
    expect(new TextDecoder().decode(page.bytes)).not.toContain('号项目');
    expect((await call(clerk, 'GET', `/api/v1/bulletins/${body.id}/content`)).status).toBe(403);
  });

  it('BULLETIN a correction lists the rows that moved with their ground, a unit its own of what is published, and no other', async () => {
    const { send, verify, advance, server, office, call, signIn } = await district();
    const { body: frozen } = await send<BulletinEntry>('/api/v1/bulletins/freeze', {});
    advance(3_600_000);
    const [late = ''] = await sendRows(server, 'liuwan', [signed('liuwan', 4)]);
    await verify(late);
    const [mine = ''] = await sendRows(server, 'shiqiao', [signed('shiqiao', 5)]);
    await verify(mine);
    const preview = await send<BulletinPreview>(`/api/v1/bulletins/preview?corrects=${frozen.id}`, {});
    const ofLate = {
      rowId: late,
      unitId: 'liuwan',
      kind: 'signed',
      projectName: 'liuwan第4号项目',
      before: null,
      after: { share: 1, yuan: 2 * YI },
      ground: { decision: 'confirm', text: '合同原件已核', by: expect.any(String) },
    };
    expect(preview.body.moved).toHaveLength(2);
    expect(preview.body.moved).toContainEqual(
      expect.objectContaining({
        ...ofLate,
        after: expect.objectContaining(ofLate.after),
        ground: expect.objectContaining(ofLate.ground),
      }),
    );
    const { body: correction } = await send<BulletinEntry>(`/api/v1/bulletins/${frozen.id}/correction`, {});
    const clerk = await signIn('clerk-shiqiao');
    const asked = (id: string, token: string) => call(token, 'GET', `/api/v1/bulletins/${id}/text`);
    expect((await asked(correction.id, clerk)).status).toBe(404);
    expect((await asked(correction.id, office)).status).toBe(200);
    await send(`/api/v1/bulletins/${correction.id}/publication`);
    const text = await (await asked(correction.id, clerk)).text();
    const reading = JSON.parse(text) as BulletinReading;
    expect(reading.text.title).toBe(correction.title);
    expect(reading.moved.map(({ rowId }) => rowId)).toEqual([mine]);
    expect(text).not.toContain('liuwan第4号项目');
    expect(text).not.toContain(late);
  });

  it('BULLETIN a row that counts no longer, or otherwise, is told with its edit', async () => {
    const ground = await district();
    const { send, advance, office, call, server } = ground;
    const scope = { basis: 'claimed' };
    const { body: frozen } = await send<BulletinEntry>('/api/v1/bulletins/freeze', { scope });
    advance(3_600_000);
    const [row] = (await server.services.syncStore.rows('shiqiao', 'projects')).filter(({ fields }) =>
      String(fields['projectName']).includes('第1号'),
    );
    if (!row) throw new Error('no row');
    await raise(ground, row, 3 * YI);
    const { moved } = (await (
      await call(office, 'POST', `/api/v1/bulletins/preview?corrects=${frozen.id}`, {})
    ).json()) as BulletinPreview;
    expect(moved).toMatchObject([
      { rowId: row.rowId, before: { yuan: 2 * YI }, after: { yuan: 3 * YI }, ground: { decision: null, text: null } },
    ]);
  });

  it('BULLETIN freezing, correcting and publishing stand in the audit trail with the hash, and nothing kept can be changed', async () => {
    const { send, database } = await district();
    const { body } = await send<BulletinEntry>('/api/v1/bulletins/freeze', {});
    await send(`/api/v1/bulletins/${body.id}/publication`);
    const sql = 'SELECT action, detail FROM audit_entry WHERE subject = ? ORDER BY seq';
    const entries = await database.query({ sql, args: [body.id] });
    expect(entries.map(({ action }) => action)).toEqual(['bulletin.freeze', 'bulletin.publish']);
    for (const { detail } of entries) expect(String(detail)).toContain(body.sha256);
    for (const table of ['bulletin', 'bulletin_file', 'bulletin_publication']) {
      const change = database.exclusive((turn) => turn.write([{ sql: `DELETE FROM ${table}`, args: [] }]));
      await expect(change).rejects.toThrow(/append-only/);
    }
  });

  it('BULLETIN bad input is refused with its place in one Chinese sentence', async () => {
    const { send } = await district();
    for (const wrong of [
      { scope: { asOf: '2026-11-24' } },
      { scope: { asOf: '2020-01-01' } },
      { scope: { groupId: 'nowhere' } },
      { scope: { kinds: [] } },
      { words: { title: '' } },
      { words: { title: '坏\u0001字' } },
      { words: { number: 0 } },
    ]) {
      const refused = await send('/api/v1/bulletins/preview', wrong);
      expect(refused, JSON.stringify(wrong)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: expect.stringMatching(/^\/(scope|words)\//), detail: expect.stringMatching(/[。]$/) }] },
      });
    }
  });
});
