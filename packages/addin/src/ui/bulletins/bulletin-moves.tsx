import { countText, momentText } from '@double-hundred/shared/message/figure-text';
import { BULLETIN_READING } from '@double-hundred/shared/message/bulletin-reading';
import type { BulletinMove, BulletinReading } from '@double-hundred/shared/protocol/bulletins';
import { yiOf } from '../../app/figure-text.ts';

const TEXTS = BULLETIN_READING.moves;

/** The unit's own rows behind the changed figures of a correction: as they counted, as they count, and why. */
export function BulletinMoves({ reading: { moved, moreMoved } }: { reading: BulletinReading }) {
  return (
    <section>
      <h3>{TEXTS.ownTitle}</h3>
      {moved.length === 0 && <p class="dh-muted">{TEXTS.noneOwn}</p>}
      <ul class="dh-rows">
        {moved.map((move) => (
          <li key={`${move.rowId} ${move.unitId} ${move.kind}`} class="dh-result">
            <b>
              {move.projectName} · {TEXTS.kind(move.kind)}
            </b>
            <span class="dh-expected">
              {partText(move.before)} → {partText(move.after)}
            </span>
            <span class="dh-muted">{groundText(move)}</span>
          </li>
        ))}
      </ul>
      {moreMoved > 0 && <p class="dh-muted">{TEXTS.more(moreMoved)}</p>}
    </section>
  );
}

function partText(part: BulletinMove['before']): string {
  return part === null ? TEXTS.absent : TEXTS.part(part.day, countText(part.share), String(yiOf(part.yuan)));
}

function groundText({ ground }: BulletinMove): string {
  if (ground === null) return TEXTS.unknown;
  const time = momentText(Date.parse(ground.at));
  return ground.decision === null
    ? TEXTS.edited(ground.by, time)
    : TEXTS.decided(ground.decision, ground.text ?? '', ground.by, time);
}
