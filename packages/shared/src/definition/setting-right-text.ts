import { type SettingRight, settingRightSchema } from '../ledger/definition.ts';
import { DEFINITION_WORDS as WORDS } from '../message/definition-words.ts';

const ROLES = { districtOffice: WORDS.office, inspector: WORDS.inspector } as const;

/** Who sets a column, as text: 督查、区专班：整列, …：也可填, or …：已销号、重新打开；不改已销号. */
export function writeSettingRight({ roles, reserved }: SettingRight): string {
  const who = roles.map((role) => ROLES[role]).join('、');
  if (reserved === 'column') return `${who}：${WORDS.wholeColumn}`;
  if (reserved === 'nothing') return `${who}：${WORDS.alsoSets}`;
  const kept = reserved.kept === undefined ? '' : `；${WORDS.keptValues}${reserved.kept.join('、')}`;
  return `${who}：${reserved.values.join('、')}${kept}`;
}

/** Reads it, also as JSON; null when the text is neither. */
export function readSettingRight(text: string): SettingRight | null {
  const parsed = settingRightSchema.safeParse(text.startsWith('{') ? fromJson(text) : fromText(text));
  return parsed.success ? parsed.data : null;
}

function fromText(text: string): unknown {
  const [, who = '', what = ''] = /^\s*([^：:]+?)\s*[：:]\s*(.+?)\s*$/u.exec(text) ?? [];
  const roles = who.split('、').map((name) => Object.entries(ROLES).find(([role, word]) => word === name || role === name)?.[0]);
  if (what === WORDS.wholeColumn) return { roles, reserved: 'column' };
  if (what === WORDS.alsoSets) return { roles, reserved: 'nothing' };
  const [values = '', keptText] = what.split(/[；;]/u).map((part) => part.trim());
  const kept = keptText?.startsWith(WORDS.keptValues) === true ? keptText.slice(WORDS.keptValues.length).split('、') : undefined;
  if (keptText !== undefined && kept === undefined) return null;
  return { roles, reserved: { values: values.split('、'), ...(kept === undefined ? {} : { kept }) } };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
