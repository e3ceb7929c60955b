import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import { VERIFYING } from '@double-hundred/shared/message/verifying';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { PaneApp } from '../../app/pane-app.ts';
import { ReasonForm } from '../reporting/reason-form.tsx';

export interface EvidenceListProps {
  readonly app: PaneApp;
  readonly title?: string;
  readonly evidence: readonly Evidence[];
  readonly busy: boolean;
  upload(file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }): Promise<void>;
  remove(id: string, reason: string): Promise<void>;
}

/** The files of a row or an inspection: to read, to take off, and to add to. */
export function EvidenceList({ app, title = VERIFYING.evidence, evidence, busy, upload, remove }: EvidenceListProps) {
  const uploadAll = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])];
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await upload({ name: file.name, bytes });
    }
    input.value = '';
  };
  return (
    <>
      <h2 class="dh-heading">{title}</h2>
      {evidence.length === 0 && <p class="dh-muted">{VERIFYING.files(0)}</p>}
      <ul class="dh-rows">
        {evidence.map((file) => (
          <li key={file.id} class={`dh-result ${file.reusedBy.length > 0 ? 'dh-warn' : ''}`}>
            <button class="dh-link" type="button" aria-label={VERIFYING.download(file.name)} onClick={() => void save(app, file)}>
              {file.name}
            </button>
            <span class="dh-muted">
              {VERIFYING.size(file.bytes)} · {file.by} {shanghaiDay(Date.parse(file.at))}
            </span>
            {file.reusedBy.length > 0 && (
              <b class="dh-expected">
                ⚠ {VERIFYING.sameFile([...new Set(file.reusedBy.map(({ projectName }) => projectName))].join('、'))}
              </b>
            )}
            <div class="dh-actions">
              <ReasonForm
                label={VERIFYING.remove}
                reasonLabel={VERIFYING.refuseReason}
                help={VERIFYING.removeHelp}
                send={VERIFYING.remove}
                busy={busy}
                onSend={(reason) => void remove(file.id, reason)}
              />
            </div>
          </li>
        ))}
      </ul>
      <label class="dh-upload">
        <span class="dh-button">{VERIFYING.upload}</span>
        <input
          type="file"
          multiple
          disabled={busy}
          accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
          onChange={(event) => void uploadAll(event.currentTarget)}
        />
      </label>
      <p class="dh-muted">{VERIFYING.uploadHelp}</p>
    </>
  );
}

// A link with a token in it would end up in histories; the file is fetched first and saved from memory.
async function save(app: PaneApp, file: Evidence): Promise<void> {
  await app.verify(async (verifying) => {
    const bytes = await verifying.fetchFile(file.id);
    if (bytes === null) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes]));
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
