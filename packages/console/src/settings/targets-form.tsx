import { ACHIEVEMENT_KINDS, type AchievementKind } from '@double-hundred/shared/campaign/campaign';
import { SETTINGS } from '@double-hundred/shared/message/console/settings';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import { ACHIEVEMENT_NAMES } from '@double-hundred/shared/message/figure-names';
import type { Target } from '@double-hundred/shared/protocol/totals';
import { useEffect, useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Section } from '../ui/page-head.tsx';
import { Waiting } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { SaveBar } from './save-bar.tsx';

const TEXTS = SETTINGS.targets;
const DISTRICT = 'district';
const YI = 100_000_000;
interface Targets {
  readonly targets: readonly Target[];
}
type Cells = Readonly<Record<string, string>>;

/** Targets of units by kind, with their sums against the district's own figures. */
export function TargetsForm() {
  const { calls, units } = useConsole();
  const answer = useAnswer<Targets>('/targets');
  const [before, setBefore] = useState<Targets | null>(null);
  const sending = useSending();
  const [cells, setCells] = useState<Cells | null>(null);
  const [withYuan, setWithYuan] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    if (answer.value === null) return;
    setBefore(answer.value);
    setCells(cellsOf(answer.value.targets));
    setWithYuan(answer.value.targets.some(({ yuan }) => yuan !== null));
  }, [answer.value]);
  if (cells === null) return <Waiting of={answer} />;
  const set = (key: string, text: string): void => {
    setTold(null);
    setCells({ ...cells, [key]: text });
  };
  const sum = (kind: AchievementKind): number => units.reduce((all, { id }) => all + (Number(cells[`${id} ${kind}`]) || 0), 0);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const read = targetsOf(cells, [...units, { id: DISTRICT, name: SHELL.district }]);
    setWrong(read.wrong);
    if (read.wrong !== null) return;
    const kept = await sending.run(() => calls.replace<Targets>('/targets', { targets: read.targets }, before));
    if (kept === null) return;
    setBefore(kept);
    setTold(TEXTS.saved);
  };
  const row = (id: string, name: string) => (
    <tr key={id} class={id === DISTRICT ? 'district-row' : ''}>
      <th scope="row">{id === DISTRICT ? TEXTS.district : name}</th>
      {ACHIEVEMENT_KINDS.map((kind) => (
        <td key={kind} class="target-cell">
          <input
            class="short"
            inputMode="numeric"
            aria-label={TEXTS.count(name, ACHIEVEMENT_NAMES[kind])}
            value={cells[`${id} ${kind}`] ?? ''}
            onInput={(event) => set(`${id} ${kind}`, event.currentTarget.value)}
          />
          {withYuan && (
            <input
              class="short"
              inputMode="decimal"
              aria-label={TEXTS.yuan(name, ACHIEVEMENT_NAMES[kind])}
              value={cells[`${id} ${kind} yuan`] ?? ''}
              onInput={(event) => set(`${id} ${kind} yuan`, event.currentTarget.value)}
            />
          )}
        </td>
      ))}
    </tr>
  );
  return (
    <Section title={SETTINGS.parts.targets} note={TEXTS.note}>
      <form class="form" aria-label={SETTINGS.parts.targets} onSubmit={(event) => void save(event)}>
        <div class="actions">
          <label class="inline-field">
            <input type="checkbox" checked={withYuan} onChange={() => setWithYuan(!withYuan)} />
            {TEXTS.withYuan}
          </label>
          <button
            type="button"
            class="button small"
            onClick={() =>
              setCells({
                ...cells,
                ...Object.fromEntries(ACHIEVEMENT_KINDS.map((kind) => [`${DISTRICT} ${kind}`, String(sum(kind))])),
              })
            }
          >
            {TEXTS.useSum}
          </button>
        </div>
        <div class="scroll">
          <table class="table targets-table">
            <thead>
              <tr>
                <th scope="col">{SHELL.unit}</th>
                {ACHIEVEMENT_KINDS.map((kind) => (
                  <th key={kind} scope="col" class="number">
                    {ACHIEVEMENT_NAMES[kind]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {row(DISTRICT, SHELL.district)}
              <tr>
                <th scope="row">{TEXTS.sum}</th>
                {ACHIEVEMENT_KINDS.map((kind) => {
                  const own = (cells[`${DISTRICT} ${kind}`] ?? '').trim();
                  const difference = own === '' ? 0 : sum(kind) - Number(own);
                  return (
                    <td key={kind} class="number">
                      {sum(kind)}
                      {own !== '' && (
                        <span class={difference === 0 ? 'mark good' : 'mark warn'}>
                          {difference === 0 ? TEXTS.agrees : TEXTS.differs(String(difference).replace('-', '−'))}
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
              {units.map(({ id, name }) => row(id, name))}
            </tbody>
          </table>
        </div>
        <SaveBar sending={sending} wrong={wrong} told={told} />
      </form>
    </Section>
  );
}

function cellsOf(targets: readonly Target[]): Cells {
  return Object.fromEntries(
    targets.flatMap(({ unitId, kind, count, yuan }) => [
      [`${unitId} ${kind}`, String(count)],
      ...(yuan === null ? [] : [[`${unitId} ${kind} yuan`, String(yuan / YI)]]),
    ]),
  ) as Cells;
}

// An empty cell gives no target; anything else must be a number that a target can be.
function targetsOf(
  cells: Cells,
  units: readonly { readonly id: string; readonly name: string }[],
): { readonly targets: readonly Target[]; readonly wrong: string | null } {
  const targets: Target[] = [];
  for (const { id, name } of units) {
    for (const kind of ACHIEVEMENT_KINDS) {
      const [count = '', yi = ''] = [cells[`${id} ${kind}`]?.trim(), cells[`${id} ${kind} yuan`]?.trim()];
      if (count === '' && yi === '') continue;
      const yuan = yi === '' ? null : Math.round(Number(yi) * YI);
      const fine = /^\d{1,6}$/.test(count) && (yuan === null || (Number.isSafeInteger(yuan) && yuan >= 0));
      if (!fine) return { targets: [], wrong: TEXTS.wrong(name, ACHIEVEMENT_NAMES[kind]) };
      targets.push({ unitId: id, kind, count: Number(count), yuan });
    }
  }
  return { targets, wrong: null };
}
