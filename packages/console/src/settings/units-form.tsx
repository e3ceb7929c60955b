import { SETTINGS } from '@double-hundred/shared/message/console/settings';
import type { Unit } from '@double-hundred/shared/unit/unit';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { useSending } from '../ui/use-sending.ts';
import { SaveBar } from './save-bar.tsx';

const TEXTS = SETTINGS.units;
const KINDS = ['town', 'subdistrict', 'zone', 'department'] as const;

interface Draft extends Unit {
  readonly key: number;
  readonly aliasText: string;
}

/** The reporting units in their order; names, kinds and aliases can be changed, units added. */
export function UnitsForm() {
  const { calls, units, user, refresh } = useConsole();
  const sending = useSending();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    units.map((unit, key) => ({ ...unit, key, aliasText: unit.aliases.join('、') })),
  );
  const [told, setTold] = useState<string | null>(null);
  const admin = user.role === 'admin';
  const set = (key: number, change: Partial<Draft>): void => {
    setTold(null);
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...change } : draft)));
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const body = {
      units: drafts.map(({ id, name, kind, aliasText }) => ({
        id: id.trim(),
        name: name.trim(),
        kind,
        aliases: aliasText
          .split(/[、,，\s]+/)
          .map((alias) => alias.trim())
          .filter((alias) => alias !== ''),
      })),
    };
    if ((await sending.run(() => calls.send('PUT', '/units', body))) === null) return;
    setTold(TEXTS.saved);
    await refresh();
  };
  const up = (index: number): void => {
    const next = [...drafts];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index - 1, 0, moved);
    setDrafts(next);
  };
  return (
    <Section title={SETTINGS.parts.units} note={admin ? undefined : TEXTS.readOnly}>
      <form class="form" aria-label={SETTINGS.parts.units} onSubmit={(event) => void save(event)}>
        <fieldset class="scroll" disabled={!admin}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{TEXTS.id}</th>
                <th scope="col">{TEXTS.name}</th>
                <th scope="col">{TEXTS.kind}</th>
                <th scope="col">{TEXTS.aliases}</th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {drafts.map((draft, index) => (
                <tr key={draft.key}>
                  <td>
                    {draft.key < units.length ? (
                      draft.id
                    ) : (
                      <input
                        required
                        aria-label={TEXTS.id}
                        value={draft.id}
                        onInput={(event) => set(draft.key, { id: event.currentTarget.value })}
                      />
                    )}
                  </td>
                  <td>
                    <input
                      required
                      aria-label={TEXTS.name}
                      value={draft.name}
                      onInput={(event) => set(draft.key, { name: event.currentTarget.value })}
                    />
                  </td>
                  <td>
                    <select
                      aria-label={TEXTS.kind}
                      value={draft.kind}
                      onChange={(event) =>
                        set(draft.key, { kind: KINDS.find((kind) => kind === event.currentTarget.value) ?? draft.kind })
                      }
                    >
                      {KINDS.map((kind) => (
                        <option key={kind} value={kind}>
                          {TEXTS.kinds[kind]}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    <input
                      class="alias"
                      aria-label={TEXTS.aliases}
                      value={draft.aliasText}
                      onInput={(event) => set(draft.key, { aliasText: event.currentTarget.value })}
                    />
                  </td>
                  <td>
                    {admin && index > 0 && (
                      <button type="button" class="button small" aria-label={TEXTS.up(draft.name)} onClick={() => up(index)}>
                        ↑
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </fieldset>
        {admin && (
          <>
            <div class="actions">
              <button
                type="button"
                class="button small"
                onClick={() =>
                  setDrafts([
                    ...drafts,
                    { id: '', name: '', kind: 'town', aliases: [], aliasText: '', key: Math.max(units.length, drafts.length) },
                  ])
                }
              >
                {TEXTS.add}
              </button>
            </div>
            <SaveBar sending={sending} wrong={null} told={told} />
          </>
        )}
      </form>
    </Section>
  );
}
