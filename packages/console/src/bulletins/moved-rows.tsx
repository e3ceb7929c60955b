import { countText } from '@double-hundred/shared/message/figure-text';
import { BULLETIN_READING } from '@double-hundred/shared/message/bulletin-reading';
import type { BulletinMove, BulletinPreview } from '@double-hundred/shared/protocol/bulletins';
import { timeText, yiText } from '../figure/figure-text.ts';
import { useUnitName } from '../ui/console-context.ts';

const TEXTS = BULLETIN_READING.moves;

/** The rows behind the changed figures of a correction: as they counted, as they count, and the decision or edit between. */
export function MovedRows({ moved, moreMoved }: Pick<BulletinPreview, 'moved' | 'moreMoved'>) {
  const unitName = useUnitName();
  return (
    <section class="moved-rows">
      <h3>{TEXTS.title}</h3>
      {moved.length === 0 ? (
        <p class="muted">{TEXTS.none}</p>
      ) : (
        <div class="scroll">
          <table class="table">
            <thead>
              <tr>
                {Object.values(TEXTS.heads).map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {moved.map((move) => (
                <tr key={`${move.rowId} ${move.unitId} ${move.kind}`}>
                  <td>{unitName(move.unitId)}</td>
                  <th scope="row">{move.projectName}</th>
                  <td>{TEXTS.kind(move.kind)}</td>
                  <td>{partText(move.before)}</td>
                  <td>{partText(move.after)}</td>
                  <td>{groundText(move)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {moreMoved > 0 && <p class="muted">{TEXTS.more(moreMoved)}</p>}
    </section>
  );
}

function partText(part: BulletinMove['before']): string {
  return part === null ? TEXTS.absent : TEXTS.part(part.day, countText(part.share), yiText(part.yuan));
}

function groundText({ ground }: BulletinMove): string {
  if (ground === null) return TEXTS.unknown;
  return ground.decision === null
    ? TEXTS.edited(ground.by, timeText(ground.at))
    : TEXTS.decided(ground.decision, ground.text ?? '', ground.by, timeText(ground.at));
}
