import { ACHIEVEMENT_KINDS } from '../campaign/campaign.ts';
import type { Condition } from '../ledger/condition.ts';
import { DEFINITION_WORDS as WORDS, SEVERITY_WORDS } from '../message/definition-words.ts';
import { ACHIEVEMENT_NAMES } from '../message/figure-names.ts';
import { severitySchema } from '../rule/finding.ts';
import type { SameMatch } from '../rule/vocabulary.ts';
import type { ColumnNames } from './column-names.ts';
import { readCondition, writeCondition } from './condition-text.ts';

/** How a parameter with parts is written: on one line, the parts of a list of them on a line each. */
export interface NestedForm {
  /** The parameter comes on several lines, one for each of its parts. */
  readonly several: boolean;
  write(part: unknown, names: ColumnNames): string;
  /** The part, or null when the text is none. */
  read(text: string, names: ColumnNames): unknown;
}

const JOIN = '＋';
const THEN = '；';

/** 列=值, or 列∈值1、值2. */
export const conditionForm: NestedForm = {
  several: false,
  write: (part, names) => writeCondition(part as Condition, names),
  read: readCondition,
};

/** 列＋列；等级；条件 列=值；须为空 列；可同空 列＋列. The parts after the first are optional but for the severity. */
export const matchForm: NestedForm = {
  several: true,
  write(part, names) {
    const { columns, severity, when, open, blankAgrees } = part as SameMatch;
    const named = (keys: readonly string[]) => keys.map((key) => names.headingOf(key)).join(JOIN);
    return [
      named(columns),
      SEVERITY_WORDS[severity],
      ...(when === undefined ? [] : [`${WORDS.matchWhen} ${writeCondition(when, names)}`]),
      ...(open === undefined ? [] : [`${WORDS.matchOpen} ${names.headingOf(open)}`]),
      ...(blankAgrees === undefined ? [] : [`${WORDS.matchBlank} ${named(blankAgrees)}`]),
    ].join(THEN);
  },
  read(text, names) {
    const keys = (said: string): string[] | null => {
      const found = said.split(/[＋+]/u).map((name) => names.keyOf(name.trim()));
      return found.includes(null) ? null : found.flatMap((key) => key ?? []);
    };
    const [columnsText = '', severityText = '', ...more] = text.split(/[；;]/u).map((part) => part.trim());
    const columns = keys(columnsText);
    const severity = severitySchema.options.find((name) => SEVERITY_WORDS[name] === severityText || name === severityText);
    if (columns === null || severity === undefined) return null;
    const match: Record<string, unknown> = { columns, severity };
    for (const part of more) {
      const [, word = '', rest = ''] = /^(\S+)\s+(.+)$/u.exec(part) ?? [];
      const [key, value] =
        word === WORDS.matchWhen
          ? ['when', readCondition(rest, names)]
          : word === WORDS.matchOpen
            ? ['open', names.keyOf(rest)]
            : word === WORDS.matchBlank
              ? ['blankAgrees', keys(rest)]
              : ['', null];
      if (value === null) return null;
      match[key] = value;
    }
    return match;
  },
};

/** 阶段=列. */
export const stageDayForm: NestedForm = {
  several: true,
  write(part, names) {
    const { stage, column } = part as { stage: string; column: string };
    return `${stage}=${names.headingOf(column)}`;
  },
  read(text, names) {
    const [stage = '', name = ''] = pair(text);
    const column = names.keyOf(name);
    return stage === '' || column === null ? null : { stage, column };
  },
};

/** 成果的写法=成果、…; achievements by name. */
export const achievementsForm: NestedForm = {
  several: false,
  write: (part) =>
    Object.entries(part as Readonly<Record<string, keyof typeof ACHIEVEMENT_NAMES>>)
      .map(([word, kind]) => `${word}=${ACHIEVEMENT_NAMES[kind]}`)
      .join('、'),
  read(text) {
    const kinds: Record<string, string> = {};
    for (const item of text.split('、')) {
      const [word = '', name = ''] = pair(item);
      const kind = ACHIEVEMENT_KINDS.find((one) => ACHIEVEMENT_NAMES[one] === name || one === name);
      if (word === '' || kind === undefined) return null;
      kinds[word] = kind;
    }
    return kinds;
  },
};

function pair(text: string): readonly string[] {
  return text.split(/[=＝]/u).map((part) => part.trim());
}
