import type { FieldValue, RowFields } from '@double-hundred/shared/ledger/fields';
import { describe, expect, it } from 'vitest';
import { templateWorkbook } from '../../services/workbook/template-workbook.ts';
import { ledgerDesk, told, wireId } from '../../testing/ledger-desk.ts';
import { NAME, PROJECT, UNIT, unlinked, withProject } from '../../testing/unit-with-project.ts';
import { XLSX_TYPE } from '../workbook-answer.ts';

const PARTNER = 'shangwuju';
const SHARES = [
  { unit: UNIT, bps: 6_000 },
  { unit: PARTNER, bps: 4_000 },
];
const BONUS = wireId('r', 2);
const bonus = unlinked('funds', { unit: PARTNER });

/** A verified project of 石桥镇 in which the bureau of commerce has a share. */
async function withShare(attribution: FieldValue | null = SHARES) {
  const { server, projects } = await withProject({ signedDay: '2026-10-12', attribution });
  const office = await server.signIn('office');
  const decide = (decision: string) =>
    server.call(office, 'POST', '/api/v1/verifications', {
      rowId: PROJECT,
      kind: 'signed',
      basis: 'verified',
      decision,
      day: '2026-10-12',
      ground: '合同原件已核',
    });
  expect((await decide('confirm')).status).toBe(200);
  const funds = await ledgerDesk(server, 'office', PARTNER, 'funds');
  const found = async () => (await server.services.syncStore.row(BONUS))?.findings.map(({ ruleId }) => ruleId);
  return { server, projects, decide, funds, found };
}

describe('a bonus for a share in another unit’s project', () => {
  it('F003 the office pays the unit that has a share, and none that has not', async () => {
    const { server, funds } = await withShare();
    const [paid] = await funds.push({ rowId: BONUS, set: bonus });
    expect(paid).toMatchObject({ status: 'accepted', fields: { projectRef: { rowId: PROJECT, text: NAME } } });
    const other = await ledgerDesk(server, 'office', 'bailu', 'funds');
    const refused = await other.push({ rowId: wireId('r', 3), set: unlinked('funds', { unit: 'bailu' }) });
    expect(told(refused)).toEqual(['invalid F003 error projectRef']);
    expect(JSON.stringify(refused)).not.toContain('fix');
  });

  it('F003 the introducing unit is paid where no shares are written', async () => {
    const { server, projects, funds, decide } = await withShare(null);
    expect(told(await funds.push({ rowId: BONUS, set: bonus }))).toEqual(['invalid F003 error projectRef']);
    const introduced = { rowId: PROJECT, set: { introducingUnit: PARTNER }, base: { introducingUnit: UNIT }, baseRev: 1 };
    expect(told(await projects.push(introduced))).toEqual(['accepted']);
    expect((await decide('confirm')).status).toBeLessThan(500);
    expect(told(await funds.push({ rowId: wireId('r', 4), set: bonus }))).toEqual(['accepted']);
    const own = await ledgerDesk(server, 'office', UNIT, 'funds');
    expect(told(await own.push({ rowId: wireId('r', 5), set: unlinked('funds') }))).toEqual(['accepted']);
  });

  it('F001 the bonus of the partner is judged anew when the confirmation is withdrawn, and F003 when its share goes', async () => {
    const { projects, funds, decide, found } = await withShare();
    expect(told(await funds.push({ rowId: BONUS, set: bonus }))).toEqual(['accepted']);
    expect((await decide('withdraw')).status).toBe(200);
    expect(await found()).toEqual(['F001']);
    expect((await decide('confirm')).status).toBe(200);
    expect(await found()).toEqual([]);
    const alone = [{ unit: UNIT, bps: 10_000 }];
    const taken = { rowId: PROJECT, set: { attribution: alone }, base: { attribution: SHARES }, baseRev: 1 };
    expect(told(await projects.push(taken))).toEqual(['accepted']);
    expect(await found()).toEqual(['F003']);
    const back = { rowId: PROJECT, set: { attribution: SHARES }, base: { attribution: alone }, baseRev: 2 };
    expect(told(await projects.push(back))).toEqual(['accepted']);
    expect(await found()).toEqual([]);
  });

  it('REFERENCE the bonus of the partner follows the name of the project', async () => {
    const { projects, funds } = await withShare();
    await funds.push({ rowId: BONUS, set: bonus });
    const renamed = { rowId: PROJECT, set: { projectName: '晟霖高性能碳纤维项目' }, base: { projectName: NAME }, baseRev: 1 };
    expect(told(await projects.push(renamed))).toEqual(['accepted']);
    expect((await funds.pull()).get(BONUS)).toMatchObject({
      rev: 2,
      fields: { projectRef: { rowId: PROJECT, text: '晟霖高性能碳纤维项目' } },
    });
  });

  it('AUTH the partner reads its bonus and nothing else of the project', async () => {
    const { server, funds } = await withShare();
    await funds.push({ rowId: BONUS, set: bonus });
    const clerk = await ledgerDesk(server, `clerk-${PARTNER}`, PARTNER, 'funds');
    expect((await clerk.pull()).get(BONUS)?.fields['projectRef']).toMatchObject({ text: NAME });
    expect(await clerk.get(`/api/v1/changes?unit=${PARTNER}&ledger=projects&epoch=e1`)).toContain('"changes":[]');
    const milestones = await ledgerDesk(server, `clerk-${PARTNER}`, PARTNER, 'milestones');
    const foreign = unlinked('milestones', { leadUnit: PARTNER });
    expect(told(await milestones.push({ rowId: wireId('r', 6), set: foreign }))).toEqual(['invalid M001 error projectRef']);
    const leader = await ledgerDesk(server, 'inspector', PARTNER, 'funds');
    expect((await leader.pull()).get(BONUS)?.fields['projectRef']).toMatchObject({ text: NAME });
  });

  it('F003 a workbook of the office pays both units of one project', async () => {
    const { server } = await withShare();
    const definition = server.services.reference.definition('funds');
    const context = server.services.reference.context(UNIT);
    if (definition === null || context === null) throw new Error('no ledger to import into');
    const rows = [UNIT, PARTNER].map((unit, index) => ({
      rowId: wireId('r', 10 + index),
      fields: unlinked('funds', { unit }) as RowFields,
    }));
    const headers = { authorization: `Bearer ${await server.signIn('office')}`, 'content-type': XLSX_TYPE };
    const body = new Uint8Array(await templateWorkbook({ definition, context, rows }));
    const answer = await server.app.request(`/api/v1/import?unit=${UNIT}&ledger=funds`, { method: 'POST', headers, body });
    expect(((await answer.json()) as { results: object }).results).toEqual({ accepted: 2 });
  });
});
