import { INSPECTING } from '@double-hundred/shared/message/inspecting';
import { VERIFYING } from '@double-hundred/shared/message/verifying';
import { failureText } from './calls.ts';
import type { DeskEnv } from './desk.ts';
import type { InspectingView } from './inspecting-view.ts';

/** What files are looked at: those of an inspection, or of an issue. */
export interface FilesOf {
  readonly of: 'inspection' | 'issue';
  readonly id: string;
}

/** Inspections and closing off as a unit works on them; everything shown is in the state under `inspecting`. */
export interface Inspecting {
  load(): Promise<void>;
  /** Looks again without a sign of it; what cannot be had stays as it is. */
  look(): Promise<void>;
  reply(inspectionId: string, text: string): Promise<void>;
  apply(rowId: string, progress: string): Promise<void>;
  openFiles(what: FilesOf): Promise<void>;
  closeFiles(): void;
  upload(file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }): Promise<void>;
  remove(fileId: string, reason: string): Promise<void>;
}

/** `learned` is told whenever the lists have come from the server. */
export function createInspecting(env: Pick<DeskEnv, 'server' | 'store' | 'say' | 'user'>, learned: () => void): Inspecting {
  const { server, store, user } = env;
  const view = (): InspectingView => store.get().inspecting;
  const show = (change: Partial<InspectingView>): void => store.set({ inspecting: { ...view(), ...change } });
  const fail = (failure: string): void => {
    env.say(failure, 'bad');
    show({ loading: false, failure });
  };

  async function fetchAll(): Promise<string | null> {
    const [inspections, closeOuts] = await Promise.all([server.inspections(), server.closeOuts(null)]);
    if (!inspections.ok) return failureText(inspections.error);
    if (!closeOuts.ok) return failureText(closeOuts.error);
    show({ inspections: inspections.value, closeOuts: closeOuts.value.closeOuts });
    learned();
    return null;
  }

  async function readFiles(what: FilesOf): Promise<void> {
    const files = await (what.of === 'inspection' ? server.inspectionFiles(what.id) : server.evidence(what.id));
    if (view().open?.id !== what.id) return;
    if (files.ok) show({ open: { ...what, evidence: files.value } });
    else show({ failure: failureText(files.error) });
  }

  const inspecting: Inspecting = {
    async load() {
      show({ loading: true, failure: null });
      const failure = await fetchAll();
      show({ loading: false, failure });
    },
    async look() {
      await fetchAll();
    },
    async reply(inspectionId, text) {
      show({ loading: true, failure: null });
      const kept = await server.replyToInspection(inspectionId, text);
      if (!kept.ok) return fail(failureText(kept.error));
      env.say(INSPECTING.replied, 'good');
      await inspecting.load();
    },
    async apply(rowId, progress) {
      show({ loading: true, failure: null });
      const applied = await server.applyCloseOut({ unit: user.unitId ?? '', rowId, progress });
      if (!applied.ok) return fail(failureText(applied.error));
      env.say(INSPECTING.applied, 'good');
      await inspecting.load();
    },
    async openFiles(what) {
      show({ open: { ...what, evidence: [] }, failure: null });
      await readFiles(what);
    },
    closeFiles: () => show({ open: null }),
    async upload({ name, bytes }) {
      const { open } = view();
      if (!open) return;
      env.say(VERIFYING.uploading(name), 'good');
      const kept = await (open.of === 'inspection'
        ? server.addInspectionFile({ id: open.id, name, bytes })
        : server.addEvidence({ rowId: open.id, name, bytes }));
      if (!kept.ok) return fail(failureText(kept.error));
      env.say(VERIFYING.uploaded(kept.value.name), 'good');
      await readFiles(open);
      await fetchAll();
    },
    async remove(fileId, reason) {
      const { open } = view();
      if (!open) return;
      const removed = await server.removeEvidence(fileId, reason);
      env.say(removed.ok ? VERIFYING.removed : failureText(removed.error), removed.ok ? 'good' : 'bad');
      if (removed.ok) await readFiles(open);
    },
  };
  return inspecting;
}
