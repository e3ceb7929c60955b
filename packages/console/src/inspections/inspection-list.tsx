import { INSPECTION_STATES, type InspectionState } from '@double-hundred/shared/inspection/inspection-state';
import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { Inspection, Inspections } from '@double-hundred/shared/protocol/inspections';
import { useState } from 'preact/hooks';
import { Choice } from '../ui/choice.tsx';
import { useConsole, useUnitName } from '../ui/console-context.ts';
import { Waiting } from '../ui/state.tsx';
import { MoreRows } from '../ui/more-rows.tsx';
import { useOpened } from '../ui/use-opened.ts';
import { usePages } from '../ui/use-pages.ts';
import { TableHead } from '../ui/table-head.tsx';
import { InspectionChip } from './inspection-chip.tsx';
import { InspectionDialog } from './inspection-dialog.tsx';
import { InspectionForm, type Told } from './inspection-form.tsx';
import { filteredInspections } from './filter-inspections.ts';

const TEXTS = INSPECTIONS_DESK.record;

/** Inspections by unit and state, what is overdue marked; a new one is recorded here. */
export function InspectionList() {
  const { route, units, go } = useConsole();
  const [recording, setRecording] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const state = INSPECTION_STATES.find((each) => each === route.query['state']) ?? null;
  const filter = { unit: route.query['unit'], state, words: route.query['words'] };
  const id = route.query['id'] ?? '';
  const paged = usePages<Inspections>('/inspections', { unit: filter.unit }, (pages) => {
    const found = pages.flatMap((page) => page.inspections);
    return filteredInspections(found, filter).length > 0 && (id === '' || found.some((one) => one.id === id));
  });
  const answer = paged.first;
  const all = paged.pages.flatMap((page) => page.inspections);
  const shown = filteredInspections(all, filter);
  const open = useOpened(all, id);
  const set = (change: Record<string, string>): void => go({ query: { ...route.query, ...change } });
  // Before the last page nobody knows how many there are.
  const counted = (name: string, each: InspectionState | null): string =>
    paged.whole ? INSPECTIONS_DESK.counted(name, all.filter((one) => each === null || one.state === each).length) : name;
  return (
    <section class="section" aria-label={INSPECTIONS_DESK.parts.records}>
      <form class="controls filter" aria-label={INSPECTIONS_DESK.state} onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={INSPECTIONS_DESK.state}
          value={state ?? ''}
          options={[
            ['', counted(SHELL.all, null)],
            ...INSPECTION_STATES.map((each) => [each, counted(TEXTS.states[each], each)] as const),
          ]}
          onChange={(value) => set({ state: value })}
        />
        <Choice
          label={INSPECTIONS_DESK.unit}
          value={route.query['unit'] ?? ''}
          options={[['', SHELL.all], ...units.map((unit) => [unit.id, unit.name] as const)]}
          onChange={(value) => set({ unit: value })}
        />
        <label class="inline-field">
          <span>{INSPECTIONS_DESK.search}</span>
          <input
            type="search"
            placeholder={INSPECTIONS_DESK.searchHelp}
            value={route.query['words'] ?? ''}
            onChange={(event) => set({ words: event.currentTarget.value.trim() })}
          />
        </label>
        <button type="button" class="button primary" aria-expanded={recording} onClick={() => setRecording(!recording)}>
          {TEXTS.new}
        </button>
      </form>
      {told !== null && (
        <p class={told.tone} role="status">
          {told.text}
        </p>
      )}
      {recording && (
        <InspectionForm
          onCancel={() => setRecording(false)}
          onDone={(words) => {
            setRecording(false);
            setTold(words);
            answer.reload();
          }}
        />
      )}
      <Waiting of={answer} />
      {answer.value !== null && (
        <p class="muted">
          {paged.whole ? INSPECTIONS_DESK.listed(shown.length, all.length) : INSPECTIONS_DESK.looked(shown.length, all.length)}
        </p>
      )}
      {shown.length > 0 && <InspectionTable inspections={shown} onOpen={({ id }) => set({ id })} />}
      <MoreRows of={paged} shown={shown.length} />
      {open !== undefined && (
        <InspectionDialog key={open.id} inspection={open} onChanged={answer.reload} onClose={() => set({ id: '' })} />
      )}
    </section>
  );
}

function InspectionTable(props: { inspections: readonly Inspection[]; onOpen: (inspection: Inspection) => void }) {
  const unitName = useUnitName();
  const { head } = TEXTS;
  return (
    <div class="scroll">
      <table class="table stacked">
        <TableHead columns={Object.values(head)} />
        <tbody>
          {props.inspections.map((inspection) => (
            <tr key={inspection.id}>
              <td class="day" data-label={head.day}>
                {inspection.day}
              </td>
              <td data-label={head.unit}>{unitName(inspection.unit)}</td>
              <td data-label={head.about}>{inspection.name ?? TEXTS.wholeUnit}</td>
              <th scope="row" data-label={head.found}>
                <button type="button" class="link" onClick={() => props.onOpen(inspection)}>
                  {inspection.found}
                </button>
              </th>
              <td data-label={head.demand}>
                {inspection.demand ?? ''}
                {inspection.dueDay !== undefined && <span class="muted due"> {INSPECTIONS_DESK.due(inspection.dueDay)}</span>}
              </td>
              <td data-label={head.state}>
                <InspectionChip inspection={inspection} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
