import { VERIFYING } from '@double-hundred/shared/message/verifying';
import type { Claim, ClaimState } from '@double-hundred/shared/protocol/claims';
import type { VerificationRequest } from '@double-hundred/shared/protocol/totals';
import { failureText } from './calls.ts';
import type { DeskEnv } from './desk.ts';
import type { VerifyingView } from './pane-state.ts';

export type Decision = Pick<VerificationRequest, 'decision' | 'day' | 'ground' | 'evidence'>;

/** Claims, their evidence and the decisions about them; everything shown is in the state under `verifying`. */
export interface Verifying {
  load(choice?: { readonly basis?: 'verified' | 'official'; readonly state?: ClaimState | null }): Promise<void>;
  more(): Promise<void>;
  open(claim: Claim): Promise<void>;
  close(): void;
  decide(decision: Decision): Promise<void>;
  upload(file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }): Promise<void>;
  /** The content of a file, or null when it could not be had; why is said. */
  fetchFile(id: string): Promise<Uint8Array<ArrayBuffer> | null>;
  remove(id: string, reason: string): Promise<void>;
}

export function createVerifying(env: Pick<DeskEnv, 'server' | 'store' | 'say'>): Verifying {
  const { server, store } = env;
  const view = (): VerifyingView => store.get().verifying;
  const show = (change: Partial<VerifyingView>): void => store.set({ verifying: { ...view(), ...change } });
  const queryNow = () => {
    const { basis, state } = view();
    return { basis, ...(state === null ? {} : { state }) };
  };

  async function openEvidence(claim: Claim): Promise<void> {
    const [evidence, records] = await Promise.all([server.evidence(claim.rowId), server.verifications(claim.rowId)]);
    const { open } = view();
    if (open?.claim.rowId !== claim.rowId || open.claim.kind !== claim.kind) return;
    if (!evidence.ok) return show({ failure: failureText(evidence.error) });
    show({ open: { claim: open.claim, evidence: evidence.value, records: records.ok ? records.value : [] } });
  }

  const verifying: Verifying = {
    async load(choice = {}) {
      show({ ...choice, loading: true, failure: null });
      const [claims, bases] = await Promise.all([server.claims(queryNow()), server.compareBases()]);
      if (!claims.ok) return show({ loading: false, failure: failureText(claims.error) });
      show({ loading: false, claims: claims.value.claims, next: claims.value.next });
      if (bases.ok) show({ bases: bases.value });
      const { open } = view();
      const same = claims.value.claims.find(({ rowId, kind }) => rowId === open?.claim.rowId && kind === open.claim.kind);
      if (open && same) show({ open: { ...open, claim: same } });
    },
    async more() {
      const { next, claims } = view();
      if (next === null) return;
      const page = await server.claims({ ...queryNow(), next });
      if (page.ok) show({ claims: [...claims, ...page.value.claims], next: page.value.next });
      else show({ failure: failureText(page.error) });
    },
    async open(claim) {
      show({ open: { claim, evidence: [], records: [] }, failure: null });
      await openEvidence(claim);
    },
    close: () => show({ open: null, failure: null }),
    async decide(decision) {
      const { open, basis } = view();
      if (!open) return;
      show({ loading: true, failure: null });
      const { rowId, kind } = open.claim;
      const decided = await server.verify({ rowId, kind, basis, ...decision });
      if (!decided.ok) {
        const failure = failureText(decided.error);
        env.say(failure, 'bad');
        return show({ loading: false, failure });
      }
      env.say(VERIFYING.done[decision.decision], 'good');
      show({ open: null });
      await verifying.load();
    },
    async upload(file) {
      const { open } = view();
      if (!open) return;
      env.say(VERIFYING.uploading(file.name), 'good');
      show({ loading: true, failure: null });
      const kept = await server.addEvidence({ rowId: open.claim.rowId, ...file });
      show({ loading: false });
      if (!kept.ok) {
        const failure = failureText(kept.error);
        env.say(failure, 'bad');
        return show({ failure });
      }
      env.say(VERIFYING.uploaded(kept.value.name), kept.value.reusedBy.length > 0 ? 'warn' : 'good');
      await openEvidence(open.claim);
    },
    async fetchFile(id) {
      const file = await server.evidenceFile(id);
      if (file.ok) return file.value;
      env.say(failureText(file.error), 'bad');
      return null;
    },
    async remove(id, reason) {
      const { open } = view();
      if (!open) return;
      const removed = await server.removeEvidence(id, reason);
      env.say(removed.ok ? VERIFYING.removed : failureText(removed.error), removed.ok ? 'good' : 'bad');
      if (removed.ok) await openEvidence(open.claim);
    },
  };
  return verifying;
}
