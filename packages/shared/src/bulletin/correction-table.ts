import { bulletinTexts as text } from '../message/bulletin.ts';
import type { BulletinTable } from './bulletin-text.ts';
import type { BulletinChange } from './frozen-bulletin.ts';

const { columns, correction } = text;

/** What a changed figure is called, such as 新签约总投资（亿元）. */
export function changedItem({ field, kind }: Pick<BulletinChange, 'field' | 'kind'>): string {
  return correction.field[field](kind === null ? '' : text.kind(kind));
}

/** The table of a correction: unit, item, the published value, the right one, and why. */
export function correctionTable(changes: readonly BulletinChange[], caption: string): BulletinTable {
  return {
    caption,
    columns: [
      { heading: columns.unit, width: 24, align: 'left' },
      { heading: columns.item, width: 28, align: 'left' },
      { heading: columns.before, width: 15, align: 'center' },
      { heading: columns.after, width: 15, align: 'center' },
      { heading: columns.reason, width: 44, align: 'left' },
    ],
    rows: changes.map((change) => [change.name, changedItem(change), change.before, change.after, change.reasons.join('；')]),
  };
}
