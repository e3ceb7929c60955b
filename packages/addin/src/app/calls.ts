import { CALL_TEXTS } from '@double-hundred/shared/message/calls';
import type { CallFailure } from '@double-hundred/shared/sync/sync-server';
import type { Result } from '@double-hundred/shared/kernel/result';
import type { ServerPort } from '../ports/server-port.ts';

/** What is learnt of the connection from every answer. */
export interface CallWatcher {
  online(is: boolean): void;
  /** The session is no longer good. */
  expired(): void;
}

/** The server, with every answer told to the watcher. */
export function watchedServer(server: ServerPort, watcher: CallWatcher): ServerPort {
  const told = async <T>(answer: Promise<Result<T, CallFailure>>): Promise<Result<T, CallFailure>> => {
    const result = await answer;
    if (result.ok) watcher.online(true);
    else if (result.error.kind === 'network') watcher.online(false);
    else if (result.error.kind === 'problem') {
      watcher.online(true);
      if (isExpiry(result.error)) watcher.expired();
    }
    return result;
  };
  return {
    useToken: (token) => server.useToken(token),
    signIn: (user, password) => told(server.signIn(user, password)),
    signOut: () => server.signOut(),
    who: () => told(server.who()),
    campaign: () => told(server.campaign()),
    units: () => told(server.units()),
    ledgers: () => told(server.ledgers()),
    open: (request) => told(server.open(request)),
    push: (request, signal) => told(server.push(request, signal)),
    changes: (query) => told(server.changes(query)),
    conflicts: (query) => told(server.conflicts(query)),
    revisions: (rowId) => told(server.revisions(rowId)),
    rowFindings: (rowId) => told(server.rowFindings(rowId)),
    rules: () => told(server.rules()),
    changeRule: (ledger, ruleId, change) => told(server.changeRule(ledger, ruleId, change)),
    rechecks: () => told(server.rechecks()),
    reportingLoad: (query) => told(server.reportingLoad(query)),
    totals: (query) => told(server.totals(query)),
    scores: (query) => told(server.scores(query)),
    totalRows: (query) => told(server.totalRows(query)),
    cycles: () => told(server.cycles()),
    submission: (query) => told(server.submission(query)),
    submissionChanges: (query) => told(server.submissionChanges(query)),
    submissions: (query) => told(server.submissions(query)),
    takeStep: (step, request) => told(server.takeStep(step, request)),
    remind: (request) => told(server.remind(request)),
    ruleExemptions: () => told(server.ruleExemptions()),
    askExemption: (request) => told(server.askExemption(request)),
    answerExemption: (id, answer) => told(server.answerExemption(id, answer)),
    closeOuts: (state) => told(server.closeOuts(state)),
    applyCloseOut: (request) => told(server.applyCloseOut(request)),
    inspections: () => told(server.inspections()),
    replyToInspection: (id, text) => told(server.replyToInspection(id, text)),
    inspectionFiles: (id) => told(server.inspectionFiles(id)),
    addInspectionFile: (file) => told(server.addInspectionFile(file)),
    decideCloseOut: (request) => told(server.decideCloseOut(request)),
    bulletins: () => told(server.bulletins()),
    bulletin: (id) => told(server.bulletin(id)),
    claims: (query) => told(server.claims(query)),
    compareBases: () => told(server.compareBases()),
    verifications: (rowId) => told(server.verifications(rowId)),
    verify: (request) => told(server.verify(request)),
    evidence: (rowId) => told(server.evidence(rowId)),
    addEvidence: (file) => told(server.addEvidence(file)),
    evidenceFile: (id) => told(server.evidenceFile(id)),
    removeEvidence: (id, reason) => told(server.removeEvidence(id, reason)),
  };
}

/** Whether the person has to sign in again before the call can succeed. */
export function isExpiry(failure: CallFailure): boolean {
  return failure.kind === 'problem' && (failure.code === 'TOKEN_EXPIRED' || failure.code === 'TOKEN_REVOKED');
}

/** A failed call as one sentence: the server's own where it has one. `sending` tells that typed rows were to go out. */
export function failureText(failure: CallFailure, sending = false): string {
  if (failure.kind === 'network') return sending ? CALL_TEXTS.network : CALL_TEXTS.networkRead;
  if (failure.kind === 'cancelled') return CALL_TEXTS.cancelled;
  if (isExpiry(failure)) return CALL_TEXTS.expired;
  return CALL_TEXTS.withRequest(failure.detail, failure.requestId);
}
