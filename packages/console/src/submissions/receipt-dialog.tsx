import { SUBMISSIONS_DESK } from '@double-hundred/shared/message/console/submissions';
import type { Receipt } from '@double-hundred/shared/protocol/submissions';
import { timeText } from '../figure/figure-text.ts';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';

const HEAD = SUBMISSIONS_DESK.receiptHead;

/** What a receipt stands for. */
export function ReceiptDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { ledgers } = useConsole();
  const unitName = useUnitName();
  const receipt = useAnswer<Receipt>(`/receipts/${encodeURIComponent(number)}`);
  const { value } = receipt;
  return (
    <Dialog title={SUBMISSIONS_DESK.receiptTitle(number)} onClose={onClose}>
      <Waiting of={receipt} />
      {value !== null && (
        <dl class="facts">
          <dt>{HEAD.unit}</dt>
          <dd>{unitName(value.unitId)}</dd>
          <dt>{HEAD.ledger}</dt>
          <dd>{ledgers.find(({ id }) => id === value.ledger)?.title ?? value.ledger}</dd>
          <dt>{HEAD.period}</dt>
          <dd>{value.period.name}</dd>
          <dt>{HEAD.at}</dt>
          <dd>{timeText(value.at)}</dd>
          <dt>{HEAD.by}</dt>
          <dd>{value.by}</dd>
          <dt>{HEAD.onTime}</dt>
          <dd>{value.onTime ? SUBMISSIONS_DESK.onTime : SUBMISSIONS_DESK.late}</dd>
          <dt>{HEAD.rows}</dt>
          <dd>{value.rows}</dd>
          <dt>{HEAD.complete}</dt>
          <dd>
            {value.done}／{value.due}
          </dd>
          <dt>{HEAD.digest}</dt>
          <dd>
            <code>{value.digest}</code>
          </dd>
        </dl>
      )}
      {value?.replaced === true && <p class="note">{SUBMISSIONS_DESK.replaced}</p>}
    </Dialog>
  );
}
