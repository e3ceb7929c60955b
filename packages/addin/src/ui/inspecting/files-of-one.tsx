import { INSPECTING } from '@double-hundred/shared/message/inspecting';
import type { FilesOf } from '../../app/inspecting.ts';
import type { PaneApp } from '../../app/pane-app.ts';
import type { PaneState } from '../../app/pane-state.ts';
import { EvidenceList } from '../verifying/evidence-list.tsx';

export interface FilesOfOneProps {
  readonly app: PaneApp;
  readonly state: PaneState;
  readonly what: FilesOf;
  /** Null where it is not known before they are asked for. */
  readonly count: number | null;
}

/** The files of an inspection or an issue, behind a button; one list is open at a time. */
export function FilesOfOne({ app, state, what, count }: FilesOfOneProps) {
  const { open, loading } = state.inspecting;
  const mine = open?.of === what.of && open.id === what.id;
  return (
    <>
      <button
        class="dh-button"
        type="button"
        aria-expanded={mine}
        onClick={() =>
          void app.inspect((inspecting) => (mine ? inspecting.closeFiles() : inspecting.openFiles({ of: what.of, id: what.id })))
        }
      >
        {mine ? INSPECTING.closeFiles : INSPECTING.openFiles(count)}
      </button>
      {mine && (
        <div class="dh-files">
          <EvidenceList
            app={app}
            title={INSPECTING.files}
            evidence={open.evidence}
            busy={loading}
            upload={(file) => app.inspect((inspecting) => inspecting.upload(file))}
            remove={(id, reason) => app.inspect((inspecting) => inspecting.remove(id, reason))}
          />
        </div>
      )}
    </>
  );
}
