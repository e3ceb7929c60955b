import type { CloseOut } from '@double-hundred/shared/protocol/close-outs';
import type { Evidence } from '@double-hundred/shared/protocol/evidence';
import type { Inspection } from '@double-hundred/shared/protocol/inspections';

/** A unit's inspections and issues; `open` is what files are looked at. */
export interface InspectingView {
  readonly inspections: readonly Inspection[];
  readonly closeOuts: readonly CloseOut[];
  readonly open: {
    readonly of: 'inspection' | 'issue';
    readonly id: string;
    readonly evidence: readonly Evidence[];
  } | null;
  readonly loading: boolean;
  readonly failure: string | null;
}

export const EMPTY_INSPECTING: InspectingView = { inspections: [], closeOuts: [], open: null, loading: false, failure: null };
