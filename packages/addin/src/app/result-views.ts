import type { LedgerDefinition } from '@double-hundred/shared/ledger/definition';
import { PANE } from '@double-hundred/shared/message/pane';
import type { MutationStatus } from '@double-hundred/shared/protocol/push';
import type { SyncReport } from '@double-hundred/shared/sync/sync-report';
import type { CheckedSheet } from './check-sheet.ts';
import { nameOfRow } from './check-view.ts';
import type { ResultView } from './pane-state.ts';

const TONES: Readonly<Record<MutationStatus, ResultView['tone']>> = {
  accepted: 'good',
  merged: 'good',
  noop: 'good',
  conflict: 'warn',
  merged_conflict: 'warn',
  gone: 'warn',
  invalid: 'bad',
  forbidden: 'bad',
  locked: 'bad',
  id_reused: 'warn',
  id_foreign: 'warn',
  group_failed: 'bad',
  deferred: 'warn',
};
const ORDER = ['bad', 'warn', 'good'] as const;

/** What became of each row sent, those that need the clerk first. */
export function viewsOfResults(report: SyncReport, sheet: CheckedSheet, definition: LedgerDefinition): readonly ResultView[] {
  const rowsById = new Map(sheet.rows.map((row) => [row.source.rowId, row]));
  const views = report.outcomes.map((outcome): ResultView => {
    const row = rowsById.get(outcome.rowId);
    const fields = report.state.shadow[outcome.rowId]?.fields;
    const known = fields?.[definition.nameColumn];
    const reasons = outcome.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    return {
      rowId: outcome.rowId,
      row: row?.source.row ?? null,
      rowName: nameOfRow(row, definition) || (typeof known === 'string' ? known : ''),
      status: outcome.status,
      text: [PANE.statuses[outcome.status], ...(outcome.renumbered ? [PANE.renumbered] : reasons)].join('：'),
      tone: outcome.renumbered && TONES[outcome.status] === 'good' ? 'warn' : TONES[outcome.status],
    };
  });
  return views.sort((left, right) => ORDER.indexOf(left.tone) - ORDER.indexOf(right.tone));
}

/** The run in a sentence or two. */
export function summaryOf(report: SyncReport, leftOver: number): string {
  const sent = report.outcomes.filter(({ status }) => TONES[status] === 'good').length;
  const conflicts = report.outcomes.filter(({ status }) => status === 'conflict' || status === 'merged_conflict').length;
  const refused = report.outcomes.filter(({ status }) => TONES[status] === 'bad').length;
  const parts = [
    sent > 0 ? PANE.sending.sent(sent) : '',
    conflicts > 0 ? PANE.sending.inConflict(conflicts) : '',
    refused > 0 ? PANE.sending.refused(refused) : '',
    report.pulled > 0 ? PANE.sending.received(report.pulled) : '',
    report.forked ? PANE.sending.forked : '',
    report.epochChanged ? PANE.sending.epochChanged : '',
    report.outcomes.length === 0 && report.pulled === 0 && leftOver === 0 ? PANE.sending.upToDate : '',
    leftOver > 0 ? PANE.sending.leftOver(leftOver) : '',
  ];
  return parts.join('');
}
