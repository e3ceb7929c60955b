import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { Problem } from '@double-hundred/shared/protocol/problem';
import { describe, expect, it } from 'vitest';
import { fillingUnit, signedProject, testId } from '../../testing/filling-unit.ts';
import type { ACCOUNTS } from '../../testing/test-server.ts';

type Role = keyof typeof ACCOUNTS;
const PDF = Buffer.from('%PDF-1.7\n投资合同\n%%EOF');
const ROW = testId('r', 1);

async function withEvidence() {
  const unit = await fillingUnit();
  await unit.push(ROW, signedProject('甲项目'));
  await unit.push(testId('r', 2), signedProject('乙项目'));
  const upload = async (role: Role, rowId: string, name: string, bytes: Uint8Array) => {
    const response = await unit.app.request(`/api/v1/rows/${rowId}/evidence?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${unit.tokens[role]}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, body: (await response.json()) as Evidence & Problem };
  };
  const download = (role: Role, id: string) => unit.call(unit.tokens[role], 'GET', `/api/v1/evidence/${id}`);
  const verify = (changes: object) =>
    unit.as<Problem>('districtOffice', 'POST', '/api/v1/verifications', {
      rowId: ROW,
      kind: 'signed',
      basis: 'verified',
      decision: 'confirm',
      day: '2026-09-10',
      ground: '合同原件已核',
      ...changes,
    });
  return { ...unit, upload, download, verify };
}

describe('EVIDENCE over HTTP', () => {
  it('EVIDENCE is kept under its SHA-256 beside the database and comes back as an attachment, byte for byte', async () => {
    const { upload, download, folder, database } = await withEvidence();
    const kept = await upload('clerk', ROW, '投资合同.pdf', PDF);
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    expect(kept.body).toMatchObject({ rowId: ROW, name: '投资合同.pdf', type: 'pdf', bytes: PDF.length, sha256, reusedBy: [] });
    expect(existsSync(join(folder, 'evidence', sha256.slice(0, 2), sha256))).toBe(true);
    const file = await download('districtOffice', kept.body.id);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PDF);
    expect(file.headers.get('content-disposition')).toContain(
      `attachment; filename="evidence"; filename*=UTF-8''${encodeURIComponent('投资合同.pdf')}`,
    );
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    const noted = await database.query({
      sql: "SELECT actor, action, subject FROM audit_entry WHERE action LIKE 'evidence.%' ORDER BY seq",
      args: [],
    });
    expect(noted.map((row) => ({ ...row }))).toEqual([
      { actor: 'clerk-shiqiao', action: 'evidence.add', subject: ROW },
      { actor: 'office', action: 'evidence.read', subject: ROW },
    ]);
  });

  it('EVIDENCE handed in twice for a row is kept once; used for two projects it is flagged on both', async () => {
    const { upload, as, folder } = await withEvidence();
    const first = await upload('clerk', ROW, '合同.pdf', PDF);
    expect((await upload('clerk', ROW, '合同副本.pdf', PDF)).body.id).toBe(first.body.id);
    const second = await upload('clerk', testId('r', 2), '合同.pdf', PDF);
    expect(second.body.reusedBy).toEqual([{ rowId: ROW, unitId: 'shiqiao', projectName: '甲项目' }]);
    const listed = await as<{ evidence: Evidence[] }>('inspector', 'GET', `/api/v1/rows/${ROW}/evidence`);
    expect(listed.body.evidence[0]?.reusedBy.map(({ projectName }) => projectName)).toEqual(['乙项目']);
    expect(readdirSync(join(folder, 'evidence')).flatMap((name) => readdirSync(join(folder, 'evidence', name)))).toHaveLength(1);
  });

  it('EVIDENCE is neither listed nor handed out to other units, leaders and administrators', async () => {
    const { upload, call, signIn, tokens } = await withEvidence();
    const { id } = (await upload('clerk', ROW, '合同.pdf', PDF)).body;
    const foreign = await signIn('clerk-liuwan');
    expect((await call(foreign, 'GET', `/api/v1/evidence/${id}`)).status).toBe(404);
    expect((await call(foreign, 'GET', `/api/v1/rows/${ROW}/evidence`)).status).toBe(404);
    expect((await call(tokens.leader, 'GET', `/api/v1/evidence/${id}`)).status).toBe(403);
    expect((await call(tokens.admin, 'GET', `/api/v1/evidence/${id}`)).status).toBe(403);
  });

  it('EVIDENCE of a project under negotiation is for its unit and the district office only', async () => {
    const { upload, push, download, as } = await withEvidence();
    const early = { stage: '在谈', signedDay: null, evidence: null };
    await push(testId('r', 3), signedProject('秘密项目', early));
    const { id } = (await upload('clerk', testId('r', 3), '意向书.pdf', PDF)).body;
    expect((await download('inspector', id)).status).toBe(403);
    expect((await upload('inspector', testId('r', 3), '照片.pdf', PDF)).status).toBe(403);
    const list = async (role: Role) =>
      (await as<{ evidence: Evidence[] }>(role, 'GET', `/api/v1/rows/${testId('r', 3)}/evidence`)).body.evidence;
    expect(await list('inspector')).toEqual([]);
    expect((await list('clerk')).map(({ name }) => name)).toEqual(['意向书.pdf']);
    expect((await list('districtOffice')).map(({ name }) => name)).toEqual(['意向书.pdf']);
    expect([(await download('clerk', id)).status, (await download('districtOffice', id)).status]).toEqual([200, 200]);
  });

  it('EVIDENCE that is not what its name says is refused with a sentence and leaves nothing behind', async () => {
    const { upload, folder } = await withEvidence();
    const refused = await upload('clerk', ROW, '合同.pdf', Buffer.from('MZ这是一个程序'));
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'FILE_UNREADABLE', detail: expect.stringContaining('合同.pdf') },
    });
    expect((await upload('clerk', testId('r', 99), '合同.pdf', PDF)).status).toBe(404);
    expect(existsSync(join(folder, 'evidence'))).toBe(false);
  });

  it('EVIDENCE whose file was damaged is not handed out', async () => {
    const { upload, download, folder } = await withEvidence();
    const { id, sha256 } = (await upload('clerk', ROW, '合同.pdf', PDF)).body;
    writeFileSync(join(folder, 'evidence', sha256.slice(0, 2), sha256), '%PDF-1.7 forged');
    const answer = (await (await download('clerk', id)).json()) as Problem;
    expect(answer).toMatchObject({ status: 404, detail: expect.stringContaining('已损坏') });
  });

  it('EVIDENCE can be taken off with a reason, but not while a decision rests on it', async () => {
    const { upload, verify, as } = await withEvidence();
    const { id } = (await upload('clerk', ROW, '合同.pdf', PDF)).body;
    expect((await verify({ evidence: [testId('v', 9)] })).body).toMatchObject({ errors: [{ code: 'EVIDENCE_UNKNOWN' }] });
    expect((await verify({ evidence: [id] })).status).toBe(200);
    const off = () => as<Problem>('clerk', 'POST', `/api/v1/evidence/${id}/removal`, { reason: '传错了' });
    expect((await off()).body.detail).toContain('已用于核定');
    expect((await verify({ decision: 'withdraw' })).status).toBe(200);
    expect((await off()).status).toBe(200);
    expect((await as<{ evidence: unknown[] }>('clerk', 'GET', `/api/v1/rows/${ROW}/evidence`)).body.evidence).toEqual([]);
  });
});
