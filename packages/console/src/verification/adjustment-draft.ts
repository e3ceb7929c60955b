import type { AchievementKind } from '@double-hundred/shared/campaign/campaign';
import type { TotalChange } from '@double-hundred/shared/consolidation/adjusted-total';

const WAN = 10_000;

/** What stands in the form, as typed. */
export interface AdjustmentDraft {
  readonly unit: string;
  readonly kind: AchievementKind;
  readonly count: string;
  readonly wan: string;
  readonly day: string;
  readonly note: string;
}

/** The change a draft stands for; null while a field holds what is no number. Empty is 0; a typed true minus is read. */
export function changeOf({ count, wan }: Pick<AdjustmentDraft, 'count' | 'wan'>): TotalChange | null {
  const [projects, tenThousands] = [numberIn(count), numberIn(wan)];
  if (projects === null || tenThousands === null) return null;
  return { count: projects, yuan: Math.round(tenThousands * WAN) };
}

function numberIn(text: string): number | null {
  const plain = text
    .trim()
    .replace(/^[−－–]/, '-')
    .replaceAll(/[,，]/g, '');
  if (plain === '') return 0;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}
