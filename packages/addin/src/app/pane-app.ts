import type { Bulletins } from './bulletins.ts';
import type { ClosingOut } from './closing-out.ts';
import type { AchievementKind, Basis } from '@double-hundred/shared/campaign/campaign';
import type { RuleAnswer, RuleChange } from '@double-hundred/shared/protocol/rules';
import type { Inspecting } from './inspecting.ts';
import type { PaneState, Tab, UnchangedView } from './pane-state.ts';
import type { Reporting } from './reporting.ts';
import type { Verifying } from './verifying.ts';
import type { Store } from './store.ts';

/** Everything a person can do in the pane. Nothing here throws; what went wrong is in the state, in words. */
export interface PaneApp {
  readonly store: Store<PaneState>;
  start(): Promise<void>;
  stop(): void;
  chooseTab(tab: Tab): void;
  signIn(user: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** Looks for the ledger again, in the given sheet or in the one shown. */
  findLedger(sheet?: string): Promise<void>;
  /** Takes the sheet into use with these columns, by letters; null is no column of the ledger. */
  confirmColumns(choices: Readonly<Record<string, string | null>>): Promise<void>;
  /** Puts right what is damaged in the sheet. */
  mendSheet(): Promise<void>;
  /** Shows a sheet of the workbook and opens the ledger in it. */
  openSheet(sheet: string): Promise<void>;
  jump(row: number, column: string): Promise<void>;
  /** Puts the proposed values of these findings into their cells, as one step. */
  applyFixes(ids: readonly string[]): Promise<void>;
  applyProposals(ids: readonly string[]): Promise<void>;
  /** Takes one of the choices of an ambiguous value. */
  choose(findingId: string, place: number): Promise<void>;
  /** Adds the columns the sheet lacks, as headings beside its last column. */
  addColumns(): Promise<void>;
  /** Puts the names of a row's files into the column of the sheet that asks for evidence. */
  nameEvidence(rowId: string, names: readonly string[]): Promise<void>;
  undo(): Promise<void>;
  explain(key: string, ruleId: string, reason: string): Promise<void>;
  send(): Promise<void>;
  cancelSend(): void;
  /** Holds a running check still. What was typed stays in the sheet, and the findings known before stay in the pane. */
  stopCheck(): void;
  /** Lets it go on, where it stood when nothing has changed since. */
  resumeCheck(): Promise<void>;
  /** The rows were taken out on purpose: the server marks them deleted. */
  confirmDeleted(rowIds: readonly string[]): Promise<void>;
  /** The rows were lost by mistake: they are written below the last row again. */
  restoreRows(rowIds: readonly string[]): Promise<void>;
  loadConflicts(): Promise<void>;
  chooseSide(conflictId: string, side: 'mine' | 'server'): void;
  /** Sends the choices made. */
  resolveConflicts(): Promise<void>;
  /** 零报告: the rows stand as they are, all of them or the chosen ones; sends it. */
  confirmRows(rowIds: readonly string[] | 'all'): Promise<void>;
  unchangedRows(): readonly UnchangedView[];
  /** The office changes the life or the severity of a rule; why it was refused, null when it was done. */
  changeRule(ledger: string, rule: RuleAnswer, change: RuleChange): Promise<string | null>;
  loadReportingLoad(firstDay: string | null, lastDay: string | null): Promise<void>;
  loadTotals(basis: Basis, asOf: string | null): Promise<void>;
  /** Writes the totals shown into a new sheet, as values with their time and source. */
  pullFigures(what: 'totals' | 'ranking' | 'lights'): Promise<void>;
  pullRows(): Promise<void>;
  refreshPulled(): Promise<void>;
  openRows(unitId: string, kind: AchievementKind): Promise<void>;
  openHistory(rowId: string, name: string): Promise<void>;
  closeDrill(): void;
  /** Whether there is something to look around with. */
  readonly canSelfTest: boolean;
  openSelfTest(): void;
  closeSelfTest(): void;
  runSelfTest(): Promise<void>;
  /** Does something about the reporting cycle. */
  report(step: (reporting: Reporting) => void | Promise<void>): Promise<void>;
  /** Does something about issues on their way out of the list. */
  closeOff(step: (closing: ClosingOut) => void | Promise<void>): Promise<void>;
  /** Reads the bulletins published to the unit. */
  readBulletins(step: (bulletins: Bulletins) => void | Promise<void>): Promise<void>;
  /** Does something about claims and their evidence. */
  verify(step: (verifying: Verifying) => void | Promise<void>): Promise<void>;
  /** Does something about inspections and closing off, as a unit. */
  inspect(step: (inspecting: Inspecting) => void | Promise<void>): Promise<void>;
}
