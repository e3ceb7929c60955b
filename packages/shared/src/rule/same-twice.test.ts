import { describe, expect, it } from 'vitest';
import { checkFields } from '../check/check-fields.ts';
import { type Peer, peerKeys } from '../check/peer.ts';
import type { FieldValue, RowFields } from '../ledger/fields.ts';
import { projectsLedger } from '../ledger/projects.ts';
import { testDistrict } from '../testing/district.ts';
import { testProject } from '../testing/project.ts';

const CODE = '2607-320698-99-01-678537';
const USCC = '91320698MAJ6YGQF40';
const plain = { projectCode: null, uscc: null } as const;

function project(changes: Readonly<Record<string, FieldValue | null>>): RowFields {
  return testProject('签约', { ...plain, ...changes });
}

function sameTwice(fields: RowFields, ...peers: Peer[]) {
  return checkFields(projectsLedger, testDistrict(), { key: 'r1', fields, peers }).findings.filter(
    ({ ruleId }) => ruleId === 'P007',
  );
}

const upper = (fields: RowFields, key = '#21'): Peer => ({ key, fields, stands: true });
const lower = (fields: RowFields): Peer => ({ key: 'r9', fields, stands: false });

describe('the same project in two rows', () => {
  it('P007 the same project code is an error on the later row that names the first and leads to it', () => {
    const findings = sameTwice(
      project({ projectCode: CODE, projectName: '甲项目', investor: '甲' }),
      upper(project({ projectCode: CODE, projectName: '乙项目' })),
    );
    expect(findings).toMatchObject([{ severity: 'error', column: 'projectCode', related: '#21' }]);
    expect(findings[0]?.message).toContain(`“${CODE}”与第21行“乙项目”相同`);
  });

  it('P007 the same credit code and folded name is an error, the credit code alone asks for a reason', () => {
    const first = project({ uscc: USCC, projectName: '鹭港智谷（一期）孵化园项目', investor: '甲' });
    expect(sameTwice(project({ uscc: USCC, projectName: '鹭港智谷(一期)孵化园项目' }), upper(first))).toMatchObject([
      { severity: 'error', column: 'uscc' },
    ]);
    expect(sameTwice(project({ uscc: USCC, projectName: '二期' }), upper(first))).toMatchObject([
      { severity: 'explain', column: 'uscc' },
    ]);
  });

  it('P007 the same folded name and investor asks for a reason, the name alone says nothing', () => {
    const first = project({ projectName: '鹭港智谷（一期）', investor: '青澜鹭港产业运营（集团）有限公司' });
    expect(
      sameTwice(project({ projectName: '鹭港智谷(一期)', investor: '青澜鹭港产业运营(集团)有限公司' }), upper(first)),
    ).toMatchObject([{ severity: 'explain', column: 'projectName' }]);
    expect(sameTwice(project({ projectName: '鹭港智谷(一期)', investor: '别家公司' }), upper(first))).toEqual([]);
  });

  it('P007 the first row gets an info with a link and nothing more', () => {
    const fields = project({ projectCode: CODE });
    expect(sameTwice(fields, lower(fields))).toMatchObject([{ severity: 'info', column: 'projectCode', related: 'r9' }]);
  });

  it('P007 of several matches the strongest is reported, once', () => {
    const fields = project({ projectCode: CODE, uscc: USCC });
    const byCredit = upper(project({ uscc: USCC, projectName: '别的项目' }), 'r2');
    const byCode = upper(project({ projectCode: CODE, projectName: '别的项目' }), 'r3');
    expect(sameTwice(fields, byCredit, byCode)).toMatchObject([{ severity: 'error', related: 'r3' }]);
  });

  it('P007 empty cells never agree and a row is no twin of itself', () => {
    const other = project({ projectName: '甲', investor: '甲' });
    expect(sameTwice(project({}), upper(other))).toEqual([]);
    expect(
      sameTwice(project({ projectCode: CODE }), { key: 'r1', fields: project({ projectCode: CODE }), stands: true }),
    ).toEqual([]);
  });

  it('P007 two rows that match share a key, and a row without values has none', () => {
    const keys = (fields: RowFields) => new Set(peerKeys(projectsLedger, fields));
    const others = keys(project({ projectName: 'a(一期)' }));
    const shared = new Set([...keys(project({ projectName: 'Ａ（一期）' }))].filter((key) => others.has(key)));
    expect(shared.size).toBe(1);
    expect(keys({}).size).toBe(0);
  });
});
