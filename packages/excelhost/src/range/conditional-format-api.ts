import { defineApi } from '../protocol/api-object.ts';
import { notFound } from '../protocol/host-error.ts';
import { numberArgument } from '../protocol/read-argument.ts';
import { requireAllowed } from '../workbook/permission.ts';
import type { ConditionalFormat } from '../workbook/sheet.ts';
import { contains, intersection } from './area.ts';
import { placeOf, type RangeTarget } from './range-target.ts';

interface RuleTarget {
  readonly range: RangeTarget;
  readonly id: string;
}

const fillApi = defineApi<RuleTarget>({
  type: 'ConditionalRangeFill',
  scalars: { Color: (target) => ruleOf(target).fillColor ?? '' },
  writes: { Color: (target, value) => change(target, { fillColor: String(value) }) },
});

const fontApi = defineApi<RuleTarget>({
  type: 'ConditionalRangeFont',
  scalars: {
    Color: (target) => ruleOf(target).fontColor ?? '',
    Bold: (target) => ruleOf(target).fontBold ?? false,
    Italic: (target) => ruleOf(target).fontItalic ?? false,
  },
  writes: {
    Color: (target, value) => change(target, { fontColor: String(value) }),
    Bold: (target, value) => change(target, { fontBold: value === true }),
    Italic: (target, value) => change(target, { fontItalic: value === true }),
  },
});

const formatApi = defineApi<RuleTarget>({ type: 'ConditionalRangeFormat', children: { Fill: fillApi, Font: fontApi } });

const ruleApi = defineApi<RuleTarget>({
  type: 'ConditionalFormatRule',
  scalars: { Formula: (target) => ruleOf(target).formula, FormulaLocal: (target) => ruleOf(target).formula },
  writes: {
    Formula: (target, value) => change(target, { formula: String(value) }),
    FormulaLocal: (target, value) => change(target, { formula: String(value) }),
  },
});

const customApi = defineApi<RuleTarget>({ type: 'CustomConditionalFormat', children: { Rule: ruleApi, Format: formatApi } });

const conditionalFormatApi = defineApi<RuleTarget>({
  type: 'ConditionalFormat',
  identity: (target) => ({ Id: target.id }),
  scalars: {
    Id: (target) => target.id,
    Type: (target) => ruleOf(target).type,
    Priority: (target) => ruleOf(target).priority,
    StopIfTrue: (target) => ruleOf(target).stopIfTrue,
  },
  children: { Custom: customApi, CustomOrNullObject: (target) => (ruleOf(target).type === 'Custom' ? customApi(target) : null) },
  writes: {
    Priority: (target, value) => change(target, { priority: numberArgument(value, 'priority') }),
    StopIfTrue: (target, value) => change(target, { stopIfTrue: value === true }),
  },
  methods: {
    Delete: (target) => {
      const { sheet } = target.range.held;
      sheet.state.conditionalFormats = sheet.state.conditionalFormats.filter((rule) => rule.id !== target.id);
    },
    GetRange: (target) => target.range.api.range(target.range.held.sheet, ruleOf(target).area),
    GetRangeOrNullObject: (target) => target.range.api.range(target.range.held.sheet, ruleOf(target).area),
  },
});

/** The rules that touch a range. They are stored and given back; the host does not work them out. */
export const conditionalFormatsApi = defineApi<RangeTarget>({
  type: 'ConditionalFormatCollection',
  items: (target) => rulesOf(target).map((rule) => conditionalFormatApi({ range: target, id: rule.id })),
  item: (target, key) =>
    rulesOf(target).some((rule) => rule.id === key) ? conditionalFormatApi({ range: target, id: String(key) }) : null,
  methods: {
    Add: (target, [type]) => {
      const { sheet, area } = placeOf(target);
      const { book } = target.api;
      requireAllowed(book, sheet, 'allowFormatCells');
      const id = book.nextGuid();
      const priority = sheet.state.conditionalFormats.length;
      const rule: ConditionalFormat = { id, type: String(type), area, formula: '', stopIfTrue: false, priority };
      sheet.state.conditionalFormats = [...sheet.state.conditionalFormats, rule];
      return conditionalFormatApi({ range: target, id });
    },
    ClearAll: (target) => {
      const { sheet, area } = placeOf(target);
      requireAllowed(target.api.book, sheet, 'allowFormatCells');
      sheet.state.conditionalFormats = sheet.state.conditionalFormats.filter((rule) => !contains(area, rule.area));
    },
    GetCount: (target) => rulesOf(target).length,
    GetItemAt: (target, [index]) => {
      const rule = rulesOf(target)[numberArgument(index, 'index')];
      if (!rule) throw notFound();
      return conditionalFormatApi({ range: target, id: rule.id });
    },
    GetItemOrNullObject: (target, [id]) =>
      rulesOf(target).some((rule) => rule.id === id) ? conditionalFormatApi({ range: target, id: String(id) }) : null,
  },
});

function rulesOf(target: RangeTarget): readonly ConditionalFormat[] {
  const { sheet, area } = placeOf(target);
  return sheet.state.conditionalFormats.filter((rule) => intersection(rule.area, area));
}

function ruleOf(target: RuleTarget): ConditionalFormat {
  const rule = target.range.held.sheet.state.conditionalFormats.find((candidate) => candidate.id === target.id);
  if (!rule) throw notFound();
  return rule;
}

function change(target: RuleTarget, part: Partial<ConditionalFormat>): void {
  const { sheet } = target.range.held;
  sheet.state.conditionalFormats = sheet.state.conditionalFormats.map((rule) =>
    rule.id === target.id ? { ...rule, ...part } : rule,
  );
}
