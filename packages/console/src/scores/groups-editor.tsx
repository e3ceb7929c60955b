import type { RankingGroup } from '@double-hundred/shared/appraisal/scoring-rules';
import { SCORES_DESK } from '@double-hundred/shared/message/console/scores';

const KINDS = ['town', 'subdistrict', 'zone', 'department'] as const;

/** Who is ranked with whom. */
export function GroupsEditor(props: { groups: readonly RankingGroup[]; onChange: (groups: RankingGroup[]) => void }) {
  const { groups, onChange } = props;
  const change = (id: string, part: Partial<RankingGroup>): void =>
    onChange(groups.map((group) => (group.id === id ? { ...group, ...part } : group)));
  return (
    <div class="form">
      {groups.map((group) => (
        <div key={group.id} class="item-numbers">
          <label class="field">
            <span>{SCORES_DESK.groupName}</span>
            <input
              required
              maxLength={40}
              value={group.name}
              onInput={(event) => change(group.id, { name: event.currentTarget.value })}
            />
          </label>
          <fieldset class="field">
            <span>{SCORES_DESK.groupKinds}</span>
            <div class="actions">
              {KINDS.map((kind) => {
                const chosen = group.unitKinds.includes(kind);
                return (
                  <label key={kind} class="inline-field">
                    <input
                      type="checkbox"
                      checked={chosen}
                      onChange={() =>
                        change(group.id, {
                          unitKinds: chosen ? group.unitKinds.filter((each) => each !== kind) : [...group.unitKinds, kind],
                        })
                      }
                    />
                    {SCORES_DESK.unitKinds[kind]}
                  </label>
                );
              })}
            </div>
          </fieldset>
          {groups.length > 1 && (
            <button
              type="button"
              class="button small"
              aria-label={SCORES_DESK.removeItem(group.name)}
              onClick={() => onChange(groups.filter(({ id }) => id !== group.id))}
            >
              {SCORES_DESK.remove}
            </button>
          )}
        </div>
      ))}
      <div class="actions">
        <button
          type="button"
          class="button small"
          onClick={() => onChange([...groups, { id: freeId('group', groups), name: '', unitKinds: [], unitIds: [] }])}
        >
          {SCORES_DESK.addGroup}
        </button>
      </div>
    </div>
  );
}

/** The first id of the form `prefix-N` that is not taken. */
export function freeId(prefix: string, taken: readonly { readonly id: string }[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${prefix}-${number}`;
    if (!taken.some((each) => each.id === id)) return id;
  }
}
