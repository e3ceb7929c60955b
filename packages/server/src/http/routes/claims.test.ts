import type { BasisComparisons, ClaimsResponse, VerificationRecord } from '@double-hundred/shared/protocol/claims';
import type { Problem } from '@double-hundred/shared/protocol/problem';
import { describe, expect, it } from 'vitest';
import { fillingUnit, signedProject, testId } from '../../testing/filling-unit.ts';

const ROW = testId('r', 1);

async function desk() {
  const unit = await fillingUnit();
  await unit.push(ROW, signedProject('甲项目'));
  await unit.push(testId('r', 2), signedProject('乙项目', { evidence: null, signedDay: '2026-09-12' }));
  const decide = (changes: object) =>
    unit.as<Problem>('districtOffice', 'POST', '/api/v1/verifications', {
      rowId: ROW,
      kind: 'signed',
      basis: 'verified',
      decision: 'confirm',
      day: '2026-09-10',
      ground: '合同原件已核',
      ...changes,
    });
  const claims = async (query = '', role: 'districtOffice' | 'clerk' | 'inspector' = 'districtOffice') =>
    (await unit.as<ClaimsResponse>(role, 'GET', `/api/v1/claims${query}`)).body;
  const states = async (query = '') => (await claims(query)).claims.map(({ projectName, state }) => [projectName, state]);
  const bases = async () => {
    const { rows } = (await unit.as<BasisComparisons>('districtOffice', 'GET', '/api/v1/totals/bases')).body;
    return rows.find(({ unitId, kind }) => unitId === 'shiqiao' && kind === 'signed');
  };
  return { ...unit, decide, claims, states, bases };
}

describe('VERIFY the desk', () => {
  it('VERIFY lists what waits, with why a row cannot be verified yet', async () => {
    const { claims } = await desk();
    const { claims: waiting } = await claims('?state=waiting');
    expect(waiting.map(({ projectName, blocked }) => [projectName, blocked.map(({ code }) => code)])).toEqual([
      ['甲项目', []],
      ['乙项目', ['UNEXPLAINED']],
    ]);
    const official = (await claims('?basis=official')).claims[0];
    expect(official?.blocked.map(({ code }) => code)).toEqual(['NEEDS_VERIFIED']);
  });

  it('VERIFY a claim moves the verified figure only when it is confirmed; the difference is told per unit', async () => {
    const { decide, bases, states } = await desk();
    expect(await bases()).toMatchObject({
      claimed: { count: 2 },
      verified: { count: 0 },
      unverified: { count: 2, yuan: 240_000_000 },
    });
    await decide({});
    expect(await bases()).toMatchObject({
      verified: { count: 1, yuan: 120_000_000 },
      official: { count: 0 },
      unverified: { count: 1 },
      unofficial: { count: 1 },
    });
    expect(await states()).toEqual([
      ['甲项目', 'confirmed'],
      ['乙项目', 'waiting'],
    ]);
    await decide({ basis: 'official' });
    expect(await bases()).toMatchObject({ official: { count: 1 }, unofficial: { count: 0, yuan: 0 } });
  });

  it('VERIFY a refusal keeps its reason until the claim changes; a withdrawal puts it back in the queue', async () => {
    const { decide, states, claims, push, bases } = await desk();
    await decide({ decision: 'refuse', ground: '仅为框架协议' });
    expect(await states('?state=refused')).toEqual([['甲项目', 'refused']]);
    expect((await claims('?state=refused', 'clerk')).claims[0]?.decision).toMatchObject({
      ground: '仅为框架协议',
      by: expect.any(String),
    });
    await push(ROW, { totalInvestmentYuan: 130_000_000 });
    expect(await states('?state=refused')).toEqual([]);
    await decide({ decision: 'refuse', ground: '仍不符合' });
    await decide({ decision: 'withdraw', ground: '单位补交合同' });
    expect(await states('?state=waiting')).toContainEqual(['甲项目', 'waiting']);
    expect((await bases())?.verified.count).toBe(0);
    expect((await decide({ decision: 'withdraw', ground: '再撤' })).body).toMatchObject({
      errors: [{ code: 'NOTHING_TO_WITHDRAW' }],
    });
  });

  it('VERIFY a confirmed claim whose amount changed has lapsed and waits to be confirmed again', async () => {
    const { decide, states, push, bases } = await desk();
    await decide({});
    await push(ROW, { totalInvestmentYuan: 130_000_000 });
    expect(await states('?state=lapsed')).toEqual([['甲项目', 'lapsed']]);
    expect((await bases())?.verified).toEqual({ count: 0, yuan: 0 });
    await decide({});
    expect((await bases())?.verified).toEqual({ count: 1, yuan: 130_000_000 });
  });

  it('VERIFY every decision stays on record with who, when and ground', async () => {
    const { decide, as, call, signIn } = await desk();
    await decide({});
    await decide({ decision: 'withdraw', ground: '日期有误' });
    const path = `/api/v1/rows/${ROW}/verifications`;
    const { verifications } = (await as<{ verifications: VerificationRecord[] }>('clerk', 'GET', path)).body;
    expect(verifications.map(({ decision, ground, by }) => [decision, ground, by !== ''])).toEqual([
      ['confirm', '合同原件已核', true],
      ['withdraw', '日期有误', true],
    ]);
    expect((await call(await signIn('clerk-liuwan'), 'GET', path)).status).toBe(404);
  });

  it('VERIFY a unit sees its own claims only, an inspector no name of a project under negotiation', async () => {
    const { claims, push, call, signIn } = await desk();
    await push(testId('r', 3), signedProject('秘密项目', { stage: '在谈', signedDay: '2026-09-11' }));
    expect((await claims('', 'clerk')).claims.map(({ projectName }) => projectName)).toContain('秘密项目');
    const seen = (await claims('', 'inspector')).claims.map(({ projectName }) => projectName);
    expect(seen.some((name) => name.startsWith('保密项目-'))).toBe(true);
    expect(seen).not.toContain('秘密项目');
    const foreign = await call(await signIn('clerk-liuwan'), 'GET', '/api/v1/claims?unit=shiqiao');
    expect(((await foreign.json()) as ClaimsResponse).claims).toEqual([]);
  });

  it('VERIFY pages go on where they ended, without gap or double', async () => {
    const { claims, push } = await desk();
    for (let number = 10; number < 17; number += 1) await push(testId('r', number), signedProject(`第${number}号项目`));
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: ClaimsResponse = await claims(`?limit=2${next === '' ? '' : `&next=${encodeURIComponent(next)}`}`);
      seen.push(...page.claims.map(({ rowId }) => rowId));
      next = page.next;
    }
    expect(seen).toHaveLength(9);
    expect(new Set(seen).size).toBe(9);
  });

  it('VERIFY an achievement is not confirmed for a day that has not come, and the answer names today', async () => {
    const { decide, states } = await desk();
    const ahead = await decide({ day: '2026-11-24' });
    expect([ahead.status, ahead.body.errors?.[0]]).toMatchObject([422, { pointer: '/day', code: 'DAY_OUTSIDE' }]);
    expect(ahead.body.detail).toContain('2026-11-23');
    expect((await decide({ day: '2026-11-23' })).status).toBe(200);
    expect((await states())[0]).toEqual(['甲项目', 'confirmed']);
  });
});
