import type { LedgerDefinition } from './definition.ts';
import { projectColumns } from './project-columns.ts';
import { projectDayColumns } from './project-day-columns.ts';
import { projectPeopleColumns } from './project-people-columns.ts';
import { projectRules } from './project-rules.ts';

/** 项目总台账: one row is one project of one unit. Plain data; publishing a new version needs no release. */
export const projectsLedger: LedgerDefinition = {
  id: 'projects',
  version: 1,
  minVersion: 1,
  title: '项目总台账',
  noun: '项目',
  nameColumn: 'projectName',
  stages: {
    column: 'stage',
    order: ['线索', '在谈', '签约', '注册', '立项', '开工', '竣工', '投产'],
    ended: ['终止'],
  },
  columns: [...projectColumns, ...projectDayColumns, ...projectPeopleColumns],
  rules: projectRules,
};
