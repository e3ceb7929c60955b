import { VERIFICATION_DESK } from '@double-hundred/shared/message/console/verification';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Refused, Waiting } from '../ui/state.tsx';
import type { Answered } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';

export interface EvidenceListProps {
  /** Under which files are added, such as `/rows/r1/evidence`. */
  readonly path: string;
  readonly title?: string;
  readonly files: Answered<{ evidence: Evidence[] }>;
  readonly chosen: ReadonlySet<string>;
  /** Null while nothing is to be decided. */
  readonly onToggle: ((id: string) => void) | null;
}

/** The files handed in for a row or an inspection: ticked as ground of a decision, fetched, or added to. */
export function EvidenceList({ path, title = VERIFICATION_DESK.evidence, files, chosen, onToggle }: EvidenceListProps) {
  const { calls } = useConsole();
  const sending = useSending();
  const [told, setTold] = useState<string | null>(null);
  const add = async (file: File): Promise<void> => {
    setTold(VERIFICATION_DESK.uploading(file.name));
    const kept = await sending.run(() => calls.upload<Evidence>(path, { name: file.name }, file));
    setTold(kept === null ? null : VERIFICATION_DESK.uploaded(kept.name));
    if (kept !== null) files.reload();
  };
  const fetchFile = async ({ id, name }: Evidence): Promise<void> => {
    const bytes = await sending.run(() => calls.download(`/evidence/${encodeURIComponent(id)}`));
    if (bytes === null) return;
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(bytes), download: name });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Waiting of={files} />
      {files.value?.evidence.length === 0 && <p class="muted">{VERIFICATION_DESK.noFiles}</p>}
      <ul class="lines">
        {files.value?.evidence.map((file) => (
          <li key={file.id}>
            {onToggle !== null && (
              <input
                type="checkbox"
                aria-label={`${VERIFICATION_DESK.restsOn}：${file.name}`}
                checked={chosen.has(file.id)}
                onChange={() => onToggle(file.id)}
              />
            )}
            <button type="button" class="link" title={VERIFICATION_DESK.download(file.name)} onClick={() => void fetchFile(file)}>
              {file.name}
            </button>
            <span class="muted">
              {VERIFICATION_DESK.size(file.bytes)}　{file.by}
            </span>
            {file.reusedBy.length > 0 && (
              <span class="mark warn">
                {VERIFICATION_DESK.sameFile(file.reusedBy.map(({ projectName }) => projectName).join('、'))}
              </span>
            )}
          </li>
        ))}
      </ul>
      <label class="actions upload">
        <span>{VERIFICATION_DESK.upload}</span>
        <input
          type="file"
          accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
          disabled={sending.busy}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) void add(file);
          }}
        />
        <span class="muted">{VERIFICATION_DESK.uploadHelp}</span>
      </label>
      {told !== null && <p role="status">{told}</p>}
      <Refused sending={sending} />
    </section>
  );
}
