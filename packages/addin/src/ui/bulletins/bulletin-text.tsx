import { BULLETIN_READING } from '@double-hundred/shared/message/bulletin-reading';
import type { BulletinReading } from '@double-hundred/shared/protocol/bulletins';
import type { PaneState } from '../../app/pane-state.ts';
import { unitName } from '../field-text.ts';
import { BulletinMoves } from './bulletin-moves.tsx';

type Text = BulletinReading['text'];
type Table = Text['annex'][number];

/** A bulletin as it reads; what names the reader's own unit is marked. */
export function BulletinText({ state, reading }: { state: PaneState; reading: BulletinReading }) {
  const { text } = reading;
  const unitId = state.user?.unitId ?? null;
  const own = unitId === null ? null : unitName(state, unitId);
  const correction = text.body.some((block) => block.kind === 'table');
  return (
    <article class="dh-bulletin">
      <p class="dh-muted">{text.notice}</p>
      <h2 class="dh-heading">{text.title}</h2>
      {own !== null && <p class="dh-muted">{namesOwn(text, own) ? BULLETIN_READING.own(own) : BULLETIN_READING.notNamed(own)}</p>}
      <p>{text.addressee}</p>
      {text.body.map((block, index) => {
        if (block.kind === 'table') return <Figures key={index} table={block.table} own={own} />;
        if (block.kind === 'heading') return <h3 key={index}>{block.text}</h3>;
        return (
          <p key={index}>
            {block.kind === 'led' && <b>{block.lead}</b>}
            <Marked text={block.text} own={own} />
          </p>
        );
      })}
      {correction && <BulletinMoves reading={reading} />}
      <p class="dh-signed">
        {text.issuer}
        <br />
        {text.issued}
      </p>
      <details>
        <summary>{text.annexLine}</summary>
        {text.annex.map((table) => (
          <Figures key={table.caption} table={table} own={own} />
        ))}
      </details>
    </article>
  );
}

function namesOwn(text: Text, own: string): boolean {
  return text.body.some((block) =>
    block.kind === 'table' ? block.table.rows.some((row) => row.includes(own)) : block.text.includes(own),
  );
}

function Marked({ text, own }: { text: string; own: string | null }) {
  if (own === null || own === '') return <>{text}</>;
  return (
    <>
      {text.split(own).map((part, index) => (
        <span key={index}>
          {index > 0 && <mark>{own}</mark>}
          {part}
        </span>
      ))}
    </>
  );
}

function Figures({ table, own }: { table: Table; own: string | null }) {
  return (
    <div class="dh-scroll" role="region" aria-label={table.caption || BULLETIN_READING.annexes} tabIndex={0}>
      <table>
        {table.caption !== '' && <caption>{table.caption}</caption>}
        <thead>
          <tr>
            {table.columns.map(({ heading }) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, line) => (
            <tr key={line} class={own !== null && row.includes(own) ? 'dh-own' : ''}>
              {row.map((value, index) => (
                <td key={index} class={`dh-${table.columns[index]?.align ?? 'left'}`}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
