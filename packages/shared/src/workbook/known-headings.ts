import type { LedgerDefinition } from '../ledger/definition.ts';
import { headingText } from './heading-text.ts';
import { ROW_ID_HEADING } from './layout.ts';

/** Finds the column a heading stands for. */
export interface KnownHeadings {
  /** Key of the column with that heading or alias; `#id` for the hidden row ids; null when unknown. */
  keyOf(heading: string, group?: string | null): string | null;
}

/** Key that stands for the column of hidden row ids. */
export const ID_KEY = '#id';

const GROUP_TAIL = /(?:时间|日期|情况|完成|节点|信息)+$/u;
const FOREIGN_MONEY = /(?:美元|港元|港币|欧元|日元|外币)/u;

/** Builds the look-up of a ledger's headings and aliases. A heading goes before an alias of another column. */
export function knownHeadings(definition: LedgerDefinition): KnownHeadings {
  const known = KNOWN.get(definition) ?? headingsOf(definition);
  KNOWN.set(definition, known);
  return known;
}

const KNOWN = new WeakMap<LedgerDefinition, KnownHeadings>();

function headingsOf(definition: LedgerDefinition): KnownHeadings {
  const byName = new Map<string, string>([[headingText(ROW_ID_HEADING).name, ID_KEY]]);
  const add = (text: string, key: string) => {
    const { name, bareName } = headingText(text);
    for (const form of [name, bareName]) if (form !== '' && !byName.has(form)) byName.set(form, key);
  };
  for (const column of definition.columns) add(column.heading, column.key);
  for (const column of definition.columns) for (const alias of column.aliases) add(alias, column.key);

  const lookUp = (text: string): string | null => {
    if (FOREIGN_MONEY.test(text)) return null;
    const { name, bareName } = headingText(text);
    return byName.get(name) ?? (bareName === '' ? null : (byName.get(bareName) ?? null));
  };
  const ends = new Set([...byName.keys()].map(endOf));
  // Whatever stands above it, a heading under a group ends as it does itself; most cells of data rows end as none.
  const mayBeGrouped = (heading: string): boolean => {
    const { name, bareName } = headingText(heading);
    const forms = [name, bareName, name.replace(GROUP_TAIL, '')];
    return forms.some((form) => form.length < END || ends.has(endOf(form)));
  };
  return {
    keyOf(heading, group = null) {
      if (headingText(heading).name === '') return null;
      if (group !== null && group !== '' && mayBeGrouped(heading)) {
        for (const text of groupedForms(heading, group)) {
          const key = lookUp(text);
          if (key !== null) return key;
        }
      }
      return lookUp(heading);
    },
  };
}

const END = 2;

function endOf(name: string): string {
  return name.slice(-END);
}

// “计划时间” over “开工” reads 计划开工; “投资情况” over “总额” reads 投资总额.
function groupedForms(heading: string, group: string): readonly string[] {
  const groupName = headingText(group).bareName;
  const groupStem = groupName.replace(GROUP_TAIL, '');
  const headingStem = headingText(heading).name.replace(GROUP_TAIL, '');
  return [groupName + heading, groupStem + heading, groupStem + headingStem];
}
