import { VERIFYING } from '@double-hundred/shared/message/verifying';
import { expect, test } from 'vitest';
import { createMemoryServer } from '../test/memory-server.ts';
import { openPane } from '../test/open-pane.ts';
import { columnAt, sampleProject, sampleSheet } from '../test/sample-sheet.ts';

async function withClaims() {
  const server = createMemoryServer();
  const clerk = await openPane([sampleSheet([sampleProject(1), sampleProject(2)])], { server });
  await clerk.app.send();
  await clerk.app.verify((verifying) => verifying.load());
  return { server, clerk };
}

test('EVIDENCE a clerk opens a claim, uploads a file, reads it back and takes it off', async () => {
  const { clerk } = await withClaims();
  const [claim] = clerk.state().verifying.claims;
  if (!claim) throw new Error('no claim');
  await clerk.app.verify((verifying) => verifying.open(claim));
  const bytes = new Uint8Array([37, 80, 68, 70]);
  await clerk.app.verify((verifying) => verifying.upload({ name: '合同.pdf', bytes }));
  expect(clerk.state().verifying.open?.evidence.map(({ name }) => name)).toEqual(['合同.pdf']);
  let read: Uint8Array | null = null;
  await clerk.app.verify(async (verifying) => {
    read = await verifying.fetchFile('v1');
  });
  expect(read).toEqual(bytes);
  await clerk.app.verify((verifying) => verifying.remove('v1', '传错了'));
  expect(clerk.state().verifying.open?.evidence).toEqual([]);
});

test('P022 EVIDENCE uploaded files are named in the sheet by one press beside what stands there, and it can be taken back', async () => {
  const server = createMemoryServer();
  const clerk = await openPane([sampleSheet([sampleProject(1, { evidence: null }), sampleProject(2, { evidence: '合同1号' })])], {
    server,
  });
  await clerk.app.send();
  await clerk.app.verify((verifying) => verifying.load());
  const cells = () => [4, 5].map((row) => clerk.user.valueAt('项目台账', row, columnAt('evidence')));
  const asks = () => clerk.state().check.groups.flatMap(({ findings }) => findings.filter(({ ruleId }) => ruleId === 'P022'));
  expect(asks()).toHaveLength(1);
  for (const claim of clerk.state().verifying.claims) await clerk.app.nameEvidence(claim.rowId, ['合同.pdf', '照片.jpg']);
  expect(cells()).toEqual(['合同.pdf、照片.jpg', '合同1号、合同.pdf、照片.jpg']);
  expect(asks()).toEqual([]);
  await clerk.app.undo();
  expect(cells()).toEqual(['合同.pdf、照片.jpg', '合同1号']);
  await clerk.app.send();
  expect(server.pushed.at(-1)).toMatchObject({ set: { evidence: '合同.pdf、照片.jpg' } });
  expect(server.pushed.at(-1)?.normalised).toBeUndefined();
  await clerk.app.nameEvidence('r0000000000000000', ['合同.pdf']);
  expect(clerk.state().notice?.text).toContain('没有这一行');
});

test('P022 EVIDENCE a file is named already only where the cell names it, not where another name ends like it', async () => {
  const pane = await openPane([sampleSheet([sampleProject(1, { evidence: '补充合同.pdf；现场,东侧.jpg' })])]);
  await pane.app.send();
  await pane.app.verify((verifying) => verifying.load());
  const rowId = pane.state().verifying.claims[0]?.rowId ?? '';
  const cell = () => pane.user.valueAt('项目台账', 4, columnAt('evidence'));
  await pane.app.nameEvidence(rowId, ['合同.pdf', '现场,东侧.jpg']);
  expect(cell()).toBe('补充合同.pdf；现场,东侧.jpg、合同.pdf');
  await pane.app.nameEvidence(rowId, ['合同.pdf', '补充合同.pdf']);
  expect(cell()).toBe('补充合同.pdf；现场,东侧.jpg、合同.pdf');
  expect(pane.state().notice?.text).toBe(VERIFYING.namedAlready);
});

test('VERIFY the office decides a claim, the list follows, and the unit sees the ground', async () => {
  const { server, clerk } = await withClaims();
  const office = await openPane([], { user: 'office', server });
  office.app.chooseTab('verification');
  await office.settled();
  const [claim] = office.state().verifying.claims;
  if (!claim) throw new Error('no claim');
  await office.app.verify((verifying) => verifying.open(claim));
  await office.app.verify((verifying) => verifying.decide({ decision: 'refuse', day: claim.day, ground: '仅为框架协议' }));
  expect(office.state().notice).toMatchObject({ tone: 'good' });
  expect(office.state().verifying.open).toBeNull();
  await clerk.app.signIn('clerk-shiqiao', 'demo');
  await clerk.app.verify((verifying) => verifying.load());
  expect(clerk.state().verifying.claims[0]).toMatchObject({ state: 'refused', decision: { ground: '仅为框架协议' } });
});
