import type { Problem } from '@double-hundred/shared/protocol/problem';
import type { RowFindings } from '@double-hundred/shared/protocol/rules';
import type { RuleExemption } from '@double-hundred/shared/submission/rule-exemption';
import { describe, expect, it } from 'vitest';
import { fillingUnit, signedProject, testId } from '../../testing/filling-unit.ts';

const DAY = 24 * 3_600_000;
const WHERE = { unit: 'shiqiao', ledger: 'projects', ruleId: 'P022', period: '2026-W48' };

async function asked() {
  const unit = await fillingUnit();
  const ask = (changes: object = {}) =>
    unit.as<RuleExemption & Problem>('reviewer', 'POST', '/api/v1/rule-exemptions', {
      ...WHERE,
      reason: '合同在区档案馆',
      ...changes,
    });
  const answer = (id: string, granted: boolean) =>
    unit.as<RuleExemption & Problem>('districtOffice', 'POST', `/api/v1/rule-exemptions/${id}/answer`, {
      granted,
      reason: '同意一周',
    });
  return { ...unit, ask, answer };
}

describe('EXEMPT over HTTP', () => {
  it('EXEMPT a rule that was asked for and granted lets the unit hand in until the period ends, logged on both sides', async () => {
    const { push, ask, answer, as, later, database, services } = await asked();
    const bare = signedProject('甲项目', { evidence: null });
    expect((await push(testId('r', 1), bare)).findings).toMatchObject([{ ruleId: 'P022', severity: 'explain' }]);
    const submit = () =>
      as<Problem>('reviewer', 'POST', '/api/v1/submission/submit', { unit: 'shiqiao', ledger: 'projects', period: '2026-W48' });
    expect((await submit()).body).toMatchObject({ errors: [{ code: 'UNEXPLAINED' }] });
    const { id } = (await ask()).body;
    expect((await answer(id, true)).body).toMatchObject({ state: 'granted', firstDay: '2026-11-23', lastDay: '2026-11-29' });
    expect((await submit()).status).toBe(200);
    await services.recheck.run();
    const found = async () =>
      (await as<RowFindings>('districtOffice', 'GET', `/api/v1/rows/${testId('r', 1)}/findings`)).body.findings;
    expect(await found()).toMatchObject([{ ruleId: 'P022', severity: 'info' }]);
    await later(7 * DAY);
    await services.recheck.run();
    expect(await found()).toMatchObject([{ ruleId: 'P022', severity: 'explain' }]);
    expect((await push(testId('r', 2), { ...bare, projectName: '乙项目', investor: '乙投资集团' })).findings).toMatchObject([
      { ruleId: 'P022', severity: 'explain' },
    ]);
    const audited = await database.query({
      sql: "SELECT actor, action FROM audit_entry WHERE action LIKE 'exemption.%' ORDER BY seq",
      args: [],
    });
    expect(audited.map((row) => ({ ...row }))).toEqual([
      { actor: 'reviewer-shiqiao', action: 'exemption.ask' },
      { actor: 'office', action: 'exemption.grant' },
    ]);
  });

  it('EXEMPT a step back only informs while its rule is exempted, and wants its reason again afterwards', async () => {
    const { push, ask, answer, as, later, services } = await asked();
    await push(testId('r', 1), signedProject('甲项目'));
    const back = await push(testId('r', 1), { stage: '在谈', signedDay: null });
    expect(back.findings?.find(({ ruleId }) => ruleId === 'P012')?.severity).toBe('explain');
    const severity = async () => {
      await services.recheck.run();
      const { findings } = (await as<RowFindings>('districtOffice', 'GET', `/api/v1/rows/${testId('r', 1)}/findings`)).body;
      return findings.find(({ ruleId }) => ruleId === 'P012')?.severity;
    };
    await answer((await ask({ ruleId: 'P012' })).body.id, true);
    expect(await severity()).toBe('info');
    await later(7 * DAY);
    expect(await severity()).toBe('explain');
  });

  it('EXEMPT a refused request changes nothing, is answered once, and is seen by its unit only', async () => {
    const { push, ask, answer, call, signIn, as } = await asked();
    const { id } = (await ask()).body;
    await answer(id, false);
    expect((await answer(id, true)).body.detail).toContain('已经答复过');
    expect((await push(testId('r', 1), signedProject('甲项目', { evidence: null }))).findings).toMatchObject([
      { severity: 'explain' },
    ]);
    const own = await as<{ exemptions: RuleExemption[] }>('clerk', 'GET', '/api/v1/rule-exemptions');
    expect(own.body.exemptions).toMatchObject([{ id, state: 'refused', answer: { reason: '同意一周' } }]);
    const foreign = await call(await signIn('clerk-liuwan'), 'GET', '/api/v1/rule-exemptions?unit=shiqiao');
    expect(await foreign.json()).toEqual({ exemptions: [] });
  });

  it('EXEMPT rules that do not exist or only inform anyway cannot be exempted', async () => {
    const { ask, answer } = await asked();
    expect((await ask({ ruleId: 'P999' })).body).toMatchObject({ errors: [{ code: 'RULE_UNKNOWN' }] });
    expect((await ask({ ruleId: 'P014' })).body).toMatchObject({ errors: [{ code: 'RULE_UNKNOWN' }] });
    expect((await answer('x00000000000000000', true)).status).toBe(404);
  });
});
