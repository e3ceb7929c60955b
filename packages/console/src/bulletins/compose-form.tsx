import { ACHIEVEMENT_KINDS, BASES } from '@double-hundred/shared/campaign/campaign';
import { BULLETIN_DESK } from '@double-hundred/shared/message/console/bulletins';
import type { ScoringRulesVersion } from '@double-hundred/shared/protocol/appraisal';
import type { BulletinEntry, BulletinList, BulletinPreview } from '@double-hundred/shared/protocol/bulletins';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Refused } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { BulletinView } from './bulletin-view.tsx';
import { type BulletinDraft, emptyDraft, requestOf } from './bulletin-draft.ts';
import { WordFields } from './word-fields.tsx';

const { fields } = BULLETIN_DESK;

/** Scope and words of a bulletin; the preview shows what would be frozen, and only that is frozen. */
export function ComposeForm({ next, onFrozen }: { next: NonNullable<BulletinList['next']>; onFrozen: (notice: string) => void }) {
  const { calls, today } = useConsole();
  const rules = useAnswer<ScoringRulesVersion>('/scoring-rules');
  const sending = useSending();
  const [draft, setDraft] = useState<BulletinDraft>(() => emptyDraft(today, next));
  const [preview, setPreview] = useState<BulletinPreview | null>(null);
  const set = (change: Partial<BulletinDraft>): void => {
    setDraft({ ...draft, ...change });
    setPreview(null);
  };
  const show = async (event: Event): Promise<void> => {
    event.preventDefault();
    setPreview(await sending.run(() => calls.send<BulletinPreview>('POST', '/bulletins/preview', requestOf(draft))));
  };
  const freeze = async (seen: BulletinPreview): Promise<void> => {
    const request = { ...requestOf(draft), previewSha256: seen.figuresSha256 };
    const frozen = await sending.run(() => calls.send<BulletinEntry>('POST', '/bulletins/freeze', request));
    if (frozen === null) return;
    setPreview(null);
    onFrozen(frozen.notice);
  };
  return (
    <form class="form" aria-label={BULLETIN_DESK.compose} onSubmit={(event) => void show(event)}>
      <div class="fields">
        <label class="field">
          <span>{fields.asOf}</span>
          <input type="date" required value={draft.asOf} onInput={(event) => set({ asOf: event.currentTarget.value })} />
        </label>
        <label class="field">
          <span>{fields.basis}</span>
          <select value={draft.basis} onChange={(event) => set({ basis: event.currentTarget.value as BulletinDraft['basis'] })}>
            {BASES.map((basis) => (
              <option key={basis} value={basis}>
                {BULLETIN_DESK.bases[basis]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{fields.group}</span>
          <select value={draft.groupId} onChange={(event) => set({ groupId: event.currentTarget.value })}>
            <option value="">{BULLETIN_DESK.whole}</option>
            {rules.value?.rules.groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <fieldset class="actions">
        <legend>{fields.kinds}</legend>
        {ACHIEVEMENT_KINDS.map((kind) => (
          <label key={kind} class="inline-field">
            <input
              type="checkbox"
              checked={draft.kinds.includes(kind)}
              onChange={() =>
                set({
                  kinds: ACHIEVEMENT_KINDS.filter((each) => (each === kind) !== draft.kinds.includes(each)),
                })
              }
            />
            <span>{BULLETIN_DESK.kinds[kind]}</span>
          </label>
        ))}
      </fieldset>
      <WordFields draft={draft} onChange={set} />
      <Refused sending={sending} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={sending.busy}>
          {BULLETIN_DESK.preview}
        </button>
      </div>
      {preview !== null && (
        <section aria-label={BULLETIN_DESK.previewed}>
          <BulletinView preview={preview} />
          <div class="actions">
            <button type="button" class="button primary" disabled={sending.busy} onClick={() => void freeze(preview)}>
              {BULLETIN_DESK.freeze}
            </button>
            <span class="muted">{BULLETIN_DESK.freezeHelp}</span>
          </div>
        </section>
      )}
    </form>
  );
}
