import type { LinkChange, RowLinks } from '@double-hundred/shared/check/row-links';
import { linkedLedgerIds } from '@double-hundred/shared/check/resolve-refs';
import type { Role } from '@double-hundred/shared/protocol/session';
import type { FileState } from '@double-hundred/shared/sync/file-state';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { CheckPace } from './check-pace.ts';
import { createSheetCheck, type SheetCheck } from './check-sheet.ts';
import type { FoundLedger } from './find-ledger.ts';
import { createSheetView, type SheetView } from './sheet-view.ts';

/** A ledger that was opened once: its check and view are kept, so that coming back to it costs what changed meanwhile. */
export interface ShelvedLedger {
  readonly check: SheetCheck;
  readonly view: SheetView;
  /** The state of a workbook that has never been sent, the same for as long as it is not. */
  readonly unsaved: FileState;
  /** It was opened before. */
  readonly seen: boolean;
  /** What the workbook keeps of it. */
  state: FileState;
  /** From now on the state is that of the open ledger. */
  follow(open: { readonly state: FileState }): void;
}

export interface ShelfDeps {
  readonly role: Role;
  readonly pace: CheckPace;
  readonly links: RowLinks;
  context(): LedgerContext;
}

/** The ledgers of a workbook that were opened, each under its sheet. */
export interface LedgerShelf {
  of(found: FoundLedger, newState: () => FileState): ShelvedLedger;
  /** Tells all ledgers that refer to it of a change among the rows of another. */
  tell(change: LinkChange): void;
}

type Shelved = ShelvedLedger & { readonly definition: FoundLedger['definition'] };

export function createLedgerShelf(deps: ShelfDeps): LedgerShelf {
  const kept = new Map<string, Shelved>();
  return {
    of({ definition, reading }, newState) {
      const known = kept.get(`${definition.id} ${reading.name}`);
      if (known?.definition === definition) return known;
      const unsaved = newState();
      let own: FileState = unsaved;
      let open: { readonly state: FileState } | null = null;
      const state = (): FileState => open?.state ?? own;
      const shelved: Shelved = {
        definition,
        view: createSheetView(),
        check: createSheetCheck({ ...deps, definition, state }),
        unsaved,
        get seen() {
          return open !== null;
        },
        get state() {
          return state();
        },
        set state(now: FileState) {
          [own, open] = [now, null];
        },
        follow(now: { readonly state: FileState }) {
          open = now;
        },
      };
      kept.set(`${definition.id} ${reading.name}`, shelved);
      return shelved;
    },
    tell(change) {
      for (const { definition, check } of kept.values()) if (linkedLedgerIds(definition).has(change.ledger)) check.hear(change);
    },
  };
}
