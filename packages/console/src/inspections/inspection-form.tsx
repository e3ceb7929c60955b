import { INSPECTIONS_DESK } from '@double-hundred/shared/message/console/inspections';
import { SHELL } from '@double-hundred/shared/message/console/shell';
import type { Inspection, InspectionSubjects } from '@double-hundred/shared/protocol/inspections';
import { useState } from 'preact/hooks';
import { useConsole } from '../ui/console-context.ts';
import { Refused } from '../ui/state.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useSending } from '../ui/use-sending.ts';
import { Choice } from '../ui/choice.tsx';
import { DemandFields } from './demand-fields.tsx';
import { type InspectionDraft, inspectionRequest } from './inspection-draft.ts';

const TEXTS = INSPECTIONS_DESK.record;

/** What is said once an inspection is kept; a note where a photo could not be. */
export interface Told {
  readonly tone: 'done' | 'note';
  readonly text: string;
}

/** Records an inspection, on the spot or afterwards, with photos; nothing typed is lost when the server refuses. */
export function InspectionForm({ onDone, onCancel }: { onDone: (told: Told) => void; onCancel: () => void }) {
  const { calls, units, user, today } = useConsole();
  const sending = useSending();
  const [draft, setDraft] = useState<InspectionDraft>({
    unit: units[0]?.id ?? '',
    rowId: '',
    day: today,
    team: user.name,
    found: '',
    demand: '',
    dueDay: '',
    follow: 'here',
    issueRowId: '',
    category: '',
    sponsor: '',
    responsiblePerson: '',
  });
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const subjects = useAnswer<InspectionSubjects>('/inspections/subjects', { unit: draft.unit });
  const set = (change: Partial<InspectionDraft>): void => setDraft((before) => ({ ...before, ...change }));
  // Until the other unit's are there, those of the one before must not be offered.
  const projects = (subjects.current ? subjects.value?.projects : undefined) ?? [];
  const chooseProject = (rowId: string): void => {
    const project = projects.find((each) => each.rowId === rowId);
    set({ rowId, sponsor: project?.sponsor ?? '', responsiblePerson: project?.responsiblePerson ?? '' });
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const kept = await sending.run(() => calls.send<Inspection>('POST', '/inspections', inspectionRequest(draft)));
    if (kept === null) return;
    for (const photo of photos) {
      const path = `/inspections/${encodeURIComponent(kept.id)}/evidence`;
      const uploaded = await calls.upload(path, { name: photo.name }, photo);
      if (!uploaded.ok) return onDone({ tone: 'note', text: TEXTS.notUploaded(photo.name, uploaded.error.detail) });
    }
    onDone({ tone: 'done', text: TEXTS.saved(photos.length) });
  };
  return (
    <form class="form inspection-form" aria-label={TEXTS.new} onSubmit={(event) => void submit(event)}>
      <div class="fields">
        <label class="field">
          <span>{INSPECTIONS_DESK.unit}</span>
          <select
            value={draft.unit}
            onChange={(event) =>
              set({ unit: event.currentTarget.value, rowId: '', issueRowId: '', sponsor: '', responsiblePerson: '' })
            }
          >
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Choice
          above
          label={TEXTS.project}
          value={draft.rowId}
          options={[['', TEXTS.wholeUnit], ...projects.map(({ rowId, name }) => [rowId, name] as const)]}
          onChange={chooseProject}
        />
        <label class="field">
          <span>{TEXTS.day}</span>
          <input type="date" required value={draft.day} onInput={(event) => set({ day: event.currentTarget.value })} />
        </label>
        <label class="field">
          <span>{TEXTS.team}</span>
          <input
            required
            maxLength={100}
            placeholder={TEXTS.teamHelp}
            value={draft.team}
            onInput={(event) => set({ team: event.currentTarget.value })}
          />
        </label>
      </div>
      <label class="field">
        <span>{TEXTS.found}</span>
        <textarea
          required
          rows={3}
          maxLength={1_000}
          placeholder={TEXTS.foundHelp}
          value={draft.found}
          onInput={(event) => set({ found: event.currentTarget.value })}
        />
      </label>
      <DemandFields draft={draft} onChange={set} />
      <label class="field">
        <span>{TEXTS.photos}</span>
        <input
          type="file"
          multiple
          accept=".jpg,.jpeg,.png,.pdf,.docx,.xlsx"
          onChange={(event) => setPhotos([...(event.currentTarget.files ?? [])])}
        />
        <small>{TEXTS.photosHelp}</small>
      </label>
      <Refused sending={sending} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={sending.busy}>
          {TEXTS.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {SHELL.cancel}
        </button>
      </div>
    </form>
  );
}
