import { BULLETIN_DESK } from '@double-hundred/shared/message/console/bulletins';
import type { BulletinEntry, BulletinList } from '@double-hundred/shared/protocol/bulletins';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { PageHead, Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { BulletinTable } from './bulletin-table.tsx';
import { ComposeForm } from './compose-form.tsx';
import './bulletins.css';
import { CorrectionDialog } from './correction-dialog.tsx';
import { KeptDialog } from './kept-dialog.tsx';

/** Where bulletins are composed from the figures of now, frozen, published and corrected. Others than the office read. */
export function BulletinsDesk() {
  const { user } = useConsole();
  const list = useAnswer<BulletinList>('/bulletins');
  const [open, setOpen] = useState<BulletinEntry | null>(null);
  const [corrected, setCorrected] = useState<BulletinEntry | null>(null);
  const [frozen, setFrozen] = useState('');
  const composes = user.role === 'districtOffice';
  const next = list.value?.next ?? null;
  return (
    <>
      <PageHead title={BULLETIN_DESK.title} lead={BULLETIN_DESK.lead} />
      {composes && next !== null && (
        <Section title={BULLETIN_DESK.compose}>
          <ComposeForm
            key={next.number}
            next={next}
            onFrozen={(notice) => {
              setFrozen(BULLETIN_DESK.frozen(notice));
              list.reload();
            }}
          />
        </Section>
      )}
      <Section title={BULLETIN_DESK.list}>
        <p role="status">{frozen}</p>
        <Waiting of={list} />
        {list.value?.bulletins.length === 0 && <p class="muted">{BULLETIN_DESK.none}</p>}
        {list.value !== null && list.value.bulletins.length > 0 && (
          <BulletinTable
            bulletins={list.value.bulletins}
            composes={composes}
            onOpen={setOpen}
            onCorrect={setCorrected}
            onChanged={list.reload}
          />
        )}
      </Section>
      {open !== null && <KeptDialog bulletin={open} onClose={() => setOpen(null)} />}
      {corrected !== null && <CorrectionDialog bulletin={corrected} onClose={() => setCorrected(null)} onFrozen={list.reload} />}
    </>
  );
}
