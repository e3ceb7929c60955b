import { BULLETIN_DESK } from '@double-hundred/shared/message/console/bulletins';
import type { BulletinPreview } from '@double-hundred/shared/protocol/bulletins';
import { useState } from 'preact/hooks';
import { MovedRows } from './moved-rows.tsx';

type Block = BulletinPreview['text']['body'][number];
type Table = BulletinPreview['text']['annex'][number];

/** A bulletin as it reads, with its paragraph for chat and the hash of its figures. */
export function BulletinView({ preview }: { preview: BulletinPreview }) {
  const { bulletin, text, chat, figuresSha256, moved, moreMoved } = preview;
  const [told, setTold] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(chat);
    setTold(true);
  };
  return (
    <>
      <article class="bulletin">
        <p class="notice">{text.notice}</p>
        <h3>{text.title}</h3>
        <p>{text.addressee}</p>
        {text.body.map((block, index) => (
          <Piece key={index} block={block} />
        ))}
        <p class="signed">
          {text.issuer}
          <br />
          {text.issued}
        </p>
        <details>
          <summary>{text.annexLine}</summary>
          {text.annex.map((table) => (
            <Figures key={table.caption} table={table} />
          ))}
        </details>
        <p class="muted">{BULLETIN_DESK.hash(figuresSha256)}</p>
      </article>
      {bulletin.corrects !== null && <MovedRows moved={moved} moreMoved={moreMoved} />}
      <label class="field">
        <span>{BULLETIN_DESK.chat}</span>
        <textarea rows={3} readOnly value={chat} onFocus={(event) => event.currentTarget.select()} />
      </label>
      {window.isSecureContext && (
        <div class="actions">
          <button type="button" class="button small" onClick={() => void copy()}>
            {BULLETIN_DESK.copy}
          </button>
          <span role="status">{told ? BULLETIN_DESK.copied : ''}</span>
        </div>
      )}
    </>
  );
}

function Piece({ block }: { block: Block }) {
  if (block.kind === 'table') return <Figures table={block.table} />;
  if (block.kind === 'heading') return <h4>{block.text}</h4>;
  return (
    <p>
      {block.kind === 'led' && <b>{block.lead}</b>}
      {block.text}
    </p>
  );
}

function Figures({ table }: { table: Table }) {
  return (
    <div class="scroll">
      <table class="table">
        {table.caption !== '' && <caption>{table.caption}</caption>}
        <thead>
          <tr>
            {table.columns.map(({ heading, align }) => (
              <th key={heading} scope="col" class={align === 'left' ? '' : 'number'}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, line) => (
            <tr key={line}>
              {row.map((value, index) => (
                <td key={index} class={table.columns[index]?.align === 'left' ? '' : 'number'}>
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
