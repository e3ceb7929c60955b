import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import type { RuleExemption } from '@double-hundred/shared/submission/rule-exemption';
import type { Unit } from '@double-hundred/shared/unit/unit';
import type { AuditDraft } from './sync-store.ts';

/** The campaign in force with its units in their order; `demo` marks invented data. */
export interface StoredReference {
  readonly campaign: Campaign;
  readonly units: readonly Unit[];
  readonly demo: boolean;
  /** Exemptions from rules; read with the rest, kept by the store of exemptions. */
  readonly exemptions?: readonly RuleExemption[];
}

/** Where the campaign and its units are kept. */
export interface ReferenceStore {
  /** Null while nothing has been set up. */
  load(): Promise<StoredReference | null>;
  save(reference: StoredReference, audit?: AuditDraft): Promise<void>;
  /** `countsOtherwise`: other rows count than before, so that what is kept of them has to be worked out anew. */
  saveCampaign(campaign: Campaign, audit: AuditDraft, countsOtherwise: boolean): Promise<void>;
  saveUnits(units: readonly Unit[], audit: AuditDraft): Promise<void>;
}
