import type { FieldValue } from '@double-hundred/shared/ledger/fields';
import { testRow } from '@double-hundred/shared/testing/ledger-rows';
import { testProject } from '@double-hundred/shared/testing/project';
import { expect } from 'vitest';
import { ledgerDesk, told, wireId } from './ledger-desk.ts';
import { testServer } from './test-server.ts';

export const UNIT = 'shiqiao';
export const CLERK = `clerk-${UNIT}`;
export const PROJECT = wireId('r', 1);
export const NAME = '晟霖碳纤维复合材料研发及制造项目';

type Changes = Readonly<Record<string, FieldValue | null>>;

/** A server on which 石桥镇 has one signed project. */
export async function withProject(changes: Changes = {}, stage = '签约') {
  const server = await testServer();
  const projects = await ledgerDesk(server, CLERK, UNIT, 'projects');
  expect(told(await projects.push({ rowId: PROJECT, set: testProject(stage, { projectName: NAME, ...changes }) }))).toEqual([
    'accepted',
  ]);
  return { server, projects };
}

/** A sound row of a ledger that names the project by its name alone. */
export const unlinked = (ledger: string, changes: Changes = {}) => testRow(ledger, { projectRef: { text: NAME }, ...changes });
