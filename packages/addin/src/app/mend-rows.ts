import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { sameValue } from '@double-hundred/shared/ledger/fields';
import { PANE } from '@double-hundred/shared/message/pane';
import { VERIFYING } from '@double-hundred/shared/message/verifying';
import { reasonGrounds } from '@double-hundred/shared/rule/reason-grounds';
import type { FileState } from '@double-hundred/shared/sync/file-state';
import { addedFormats, headingWrites, missingColumns } from './add-columns.ts';
import {
  applyWrites,
  cellText,
  type ChosenValue,
  chosenValues,
  rowsMark,
  takeBack,
  type WrittenStep,
  writesFor,
} from './apply-values.ts';
import type { CheckedSheet } from './check-sheet.ts';
import type { Desk, DeskEnv } from './desk.ts';
import { ensureRowIds } from './ensure-row-ids.ts';
import { withCorrections } from './keep-corrections.ts';

/** The steps that mend rows: applying proposed values, taking them back, writing reasons. */
export interface Mending {
  apply(ids: readonly string[]): Promise<void>;
  /** Takes the choice with that place for an ambiguous value; one that keeps the value as it is counts as its reason. */
  choose(findingId: string, place: number): Promise<void>;
  /** Puts the headings of the columns the sheet lacks beside its last column. */
  addColumns(): Promise<void>;
  /** Puts the names of a row's files into the column that asks for evidence; what stands there stays. */
  nameEvidence(rowId: string, names: readonly string[]): Promise<void>;
  undo(): Promise<void>;
  explain(key: string, ruleId: string, reason: string): Promise<void>;
  /** Forgets the last step; its addresses no longer hold. */
  forget(): void;
}

export function createMending(env: DeskEnv, desk: Desk): Mending {
  let last: WrittenStep | null = null;

  /** Puts values into their cells as one step that can be taken back; `correct` says that they read what was typed. */
  async function put(
    sheet: CheckedSheet,
    definition: LedgerDefinition,
    values: readonly ChosenValue[],
    { correct }: { readonly correct: boolean } = { correct: true },
  ): Promise<void> {
    const writes = writesFor(sheet, definition, values);
    // The history of a row tells what was typed into it, so a row that is mended gets its id first.
    const ids = await ensureRowIds(env, desk, new Set(values.map(({ key }) => key)));
    const now = desk.current();
    if (!now) return;
    const { step, left } = await applyWrites(env.port, sheet, now.checked, writes);
    const count = step.written.length;
    if (count > 0) {
      last = step;
      const rows = new Set(step.written.map(({ row }) => row));
      const done = values.flatMap(({ key, row, ...value }) => {
        const rowId = ids.get(key);
        return rowId !== undefined && rows.has(row) ? [{ rowId, ...value }] : [];
      });
      await desk.keep(correct ? withCorrections(now.state, done) : now.state);
    }
    env.store.set({ done: count > 0 ? { text: PANE.done.applied(count), canUndo: true } : null });
    env.say(
      count === 0 ? PANE.done.nothing : left > 0 ? PANE.done.partly(count, left) : PANE.done.applied(count),
      left > 0 || count === 0 ? 'warn' : 'good',
    );
    await desk.refresh();
    desk.publish();
  }

  async function explain(key: string, ruleId: string, reason: string): Promise<void> {
    const rowId = (await ensureRowIds(env, desk, new Set([key]))).get(key);
    const open = desk.current();
    if (!open || rowId === undefined) return;
    const checked = open.checked.byKey.get(rowId)?.checked;
    if (!checked) return;
    const grounds = reasonGrounds(open.definition, ruleId, checked.findings, checked.fields);
    await desk.keep({
      ...withoutTold(open.state, rowId, ruleId),
      explanations: { ...open.state.explanations, [rowId]: { ...open.state.explanations[rowId], [ruleId]: reason } },
      grounds: { ...open.state.grounds, [rowId]: { ...open.state.grounds?.[rowId], [ruleId]: grounds } },
    });
    await desk.refresh();
    desk.publish();
    env.say(PANE.findings.reasonSaved, 'good');
  }

  return {
    explain,
    async apply(ids) {
      const open = desk.current();
      if (open) await put(open.checked, open.definition, chosenValues(open.checked, env.store.get().check, new Set(ids)));
    },
    async choose(findingId, place) {
      const open = desk.current();
      const findings = env.store.get().check.groups.flatMap((group) => group.findings);
      const finding = findings.find(({ id }) => id === findingId);
      const choice = finding?.choices?.[place];
      if (!open || !finding || !choice || finding.row === null) return;
      const { key, row, ruleId } = finding;
      const { column, value } = choice;
      if (sameValue(open.checked.byKey.get(key)?.checked.fields[column], value))
        return explain(key, ruleId, PANE.corrections.stands(finding.heading, choice.text));
      const from = cellText(open.checked, row, column);
      await put(open.checked, open.definition, [{ key, row, column, value, from, kind: ruleId }]);
    },
    async nameEvidence(rowId, names) {
      const open = desk.current();
      const rule = open?.definition.rules.find(({ kind }) => kind === 'evidenceFrom');
      const row = open?.checked.byKey.get(rowId);
      if (!open || rule?.kind !== 'evidenceFrom' || !row) return env.say(VERIFYING.notInSheet, 'warn');
      const { column } = rule.params;
      const from = cellText(open.checked, row.source.row, column);
      const missing = names.filter((name) => !isNamed(from, name));
      if (missing.length === 0) return env.say(VERIFYING.namedAlready, 'good');
      const value = [...(from.trim() === '' ? [] : [from.trim()]), ...missing].join('、');
      const chosen = { key: rowId, row: row.source.row, column, value, from, kind: rule.id };
      await put(open.checked, open.definition, [chosen], { correct: false });
    },
    async addColumns() {
      const open = desk.current();
      if (!open) return;
      const missing = missingColumns(open.checked, open.definition, env.reference.campaign);
      const writes = headingWrites(open.checked, missing);
      if (writes.length === 0) return;
      const { step, left } = await applyWrites(env.port, open.checked, open.checked, writes);
      const formats = addedFormats(await desk.refresh(), open.definition, missing);
      if (formats.columns.length > 0) await env.port.dress(open.checked.reading.name, formats);
      const sheet = await desk.refresh();
      // The step can be taken back while the sheet is as it is now, the new columns among its own.
      last = step.written.length === 0 ? null : { ...step, rows: rowsMark(sheet) };
      desk.publish();
      const text = PANE.ledger.columnsAdded(step.written.length);
      env.store.set({ done: last === null ? null : { text, canUndo: true } });
      env.say(text, left > 0 ? 'warn' : 'good');
    },
    async undo() {
      const open = desk.current();
      if (!open || !last) return;
      const sheet = await desk.refresh();
      const outcome = await takeBack(env.port, sheet, last);
      last = null;
      env.store.set({ done: null });
      if (!outcome) env.say(PANE.done.undoGone, 'warn');
      else env.say(outcome.left > 0 ? PANE.done.undoPartly(outcome.left) : PANE.done.undone, outcome.left > 0 ? 'warn' : 'good');
      await desk.refresh();
      desk.publish();
    },
    forget() {
      last = null;
      env.store.set({ done: null });
    },
  };
}

/** Whether a cell names the file: as a whole, not as the end of another name. A name may itself hold what stands between names. */
function isNamed(cell: string, name: string): boolean {
  const named = partsOf(cell);
  const wanted = partsOf(name);
  return named.some((_, at) => wanted.every((part, index) => named[at + index] === part));
}

function partsOf(names: string): readonly string[] {
  return names.split(/[、，,；;\r\n]/).map((part) => part.trim());
}

/** A reason written anew is told anew, even in the same words: the server drops one when its value changes. */
function withoutTold(state: FileState, rowId: string, ruleId: string): FileState {
  const shadow = state.shadow[rowId];
  if (shadow?.explanations?.[ruleId] === undefined) return state;
  const { [ruleId]: _told, ...explanations } = shadow.explanations;
  return { ...state, shadow: { ...state.shadow, [rowId]: { ...shadow, explanations } } };
}
