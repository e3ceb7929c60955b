import type { Column, LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { templateText } from '@double-hundred/shared/message/template';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import { columnLetters } from '@double-hundred/shared/workbook/grid';
import type { SheetSpec, ValidationSpec } from '@double-hundred/xlsx/workbook-spec';

/** The sheet with the lists to choose from, and what each column may hold. */
export interface TemplateLists {
  readonly sheet: SheetSpec;
  /** The validation of a column over a range of cells. */
  validation(column: Column, range: string): ValidationSpec;
}

/** Puts every list of a ledger on one sheet that clerks do not see; lists of columns with several choices are help only. */
export function templateLists(definition: LedgerDefinition, context: Pick<LedgerContext, 'campaign' | 'units'>): TemplateLists {
  const sources = new Map<string, string>();
  const lists: { heading: string; items: readonly string[] }[] = [];
  for (const column of definition.columns) {
    const items = itemsOf(column, context);
    if (items.length === 0) continue;
    const letters = columnLetters(lists.length + 1);
    lists.push({ heading: column.heading, items });
    sources.set(column.key, `${templateText.listSheet}!$${letters}$2:$${letters}$${items.length + 1}`);
  }
  const height = Math.max(0, ...lists.map(({ items }) => items.length));
  return {
    sheet: {
      name: templateText.listSheet,
      visibility: 'veryHidden',
      columns: lists.map(() => ({ width: 20 })),
      rows: [
        { cells: lists.map(({ heading }) => ({ value: heading })) },
        ...Array.from({ length: height }, (_, index) => ({ cells: lists.map(({ items }) => ({ value: items[index] ?? null })) })),
      ],
    },
    validation(column, range) {
      const source = sources.get(column.key);
      const isUnit = column.type.kind === 'unitRef';
      return {
        range,
        promptTitle: column.heading,
        prompt: promptOf(column),
        ...(source === undefined ? {} : { source, onOther: isUnit ? 'warning' : 'stop' }),
        ...(source === undefined
          ? {}
          : { error: isUnit ? templateText.unitNotInList(column.heading) : templateText.notInList(column.heading) }),
      };
    },
  };
}

function itemsOf(column: Column, { campaign, units }: Pick<LedgerContext, 'campaign' | 'units'>): readonly string[] {
  const { type } = column;
  if (type.kind === 'unitRef') return units.map(({ name }) => name);
  if (type.kind !== 'choice') return [];
  return type.choices ?? (type.list === undefined ? [] : (campaign.choices[type.list] ?? []));
}

function promptOf({ required, help, example }: Column): string {
  const when =
    required === undefined ? '' : required === 'always' ? templateText.required : templateText.requiredFrom(required.fromStage);
  return templateText.prompt(when, help, example);
}
