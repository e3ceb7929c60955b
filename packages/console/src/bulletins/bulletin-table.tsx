import { BULLETIN_DESK } from '@double-hundred/shared/message/console/bulletins';
import type { BulletinEntry } from '@double-hundred/shared/protocol/bulletins';
import { useConsole } from '../ui/console-context.ts';
import { Refused } from '../ui/state.tsx';
import { TableHead } from '../ui/table-head.tsx';
import { useSending } from '../ui/use-sending.ts';
import { save, showToPrint } from './hand-over.ts';

const { head, states } = BULLETIN_DESK;
const FILES = ['docx', 'xlsx', 'txt'] as const;

export interface BulletinTableProps {
  readonly bulletins: readonly BulletinEntry[];
  readonly composes: boolean;
  readonly onOpen: (bulletin: BulletinEntry) => void;
  readonly onCorrect: (bulletin: BulletinEntry) => void;
  readonly onChanged: () => void;
}

/** The frozen bulletins, newest first, with their files and what may be done with them. */
export function BulletinTable({ bulletins, composes, onOpen, onCorrect, onChanged }: BulletinTableProps) {
  const { calls } = useConsole();
  const sending = useSending();
  const fetchFile = async ({ id, notice }: BulletinEntry, kind: (typeof FILES)[number]): Promise<void> => {
    const bytes = await sending.run(() => calls.download(`/bulletins/${id}.${kind}`));
    if (bytes === null) return;
    save(bytes, `${notice}.${kind}`);
  };
  const print = async ({ id, notice }: BulletinEntry): Promise<void> => {
    // Opened at once: a window opened after the answer would be taken for a pop-up and blocked.
    const tab = window.open('', '_blank');
    const page = await sending.run(() => calls.download(`/bulletins/${id}.html`));
    if (page === null) return tab?.close();
    if (tab === null) return save(page, `${notice}.html`);
    showToPrint(tab, page);
  };
  const publish = async ({ id }: BulletinEntry): Promise<void> => {
    if ((await sending.run(() => calls.send('POST', `/bulletins/${id}/publication`))) !== null) onChanged();
  };
  return (
    <>
      <Refused sending={sending} />
      <div class="scroll bulletin-list">
        <table class="table">
          <TableHead columns={Object.values(head)} acts />
          <tbody>
            {bulletins.map((bulletin) => (
              <tr key={bulletin.id}>
                <th scope="row">{bulletin.notice}</th>
                <td>{bulletin.title}</td>
                <td>{bulletin.asOf}</td>
                <td>{BULLETIN_DESK.bases[bulletin.basis]}</td>
                <td>
                  {bulletin.published === null ? states.frozen : states.published}
                  {bulletin.correctedBy.length > 0 && ` · ${states.corrected}`}
                </td>
                <td>{bulletin.by}</td>
                <td>
                  <button type="button" class="link" onClick={() => void print(bulletin)}>
                    {BULLETIN_DESK.print}
                  </button>
                  {FILES.map((kind) => (
                    <button key={kind} type="button" class="link" onClick={() => void fetchFile(bulletin, kind)}>
                      {BULLETIN_DESK.files[kind]}
                    </button>
                  ))}
                </td>
                <td>
                  <div class="actions">
                    <button type="button" class="button small" onClick={() => onOpen(bulletin)}>
                      {BULLETIN_DESK.open}
                    </button>
                    {composes && bulletin.published === null && (
                      <button
                        type="button"
                        class="button small"
                        title={BULLETIN_DESK.publishHelp}
                        disabled={sending.busy}
                        onClick={() => void publish(bulletin)}
                      >
                        {BULLETIN_DESK.publish}
                      </button>
                    )}
                    {composes && (
                      <button type="button" class="button small" onClick={() => onCorrect(bulletin)}>
                        {BULLETIN_DESK.correct}
                      </button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
