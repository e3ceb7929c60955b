import type { Reference } from '../services/reference/reference.ts';
import type { AppraisalReference } from '../services/appraisal/scoring-ground.ts';

/** What scores are reckoned against; null while there is no campaign. */
export function appraisalReference(reference: Reference): AppraisalReference | null {
  const campaign = reference.campaign();
  const definition = reference.definition('projects');
  return campaign && definition ? { campaign, units: reference.units(), definition } : null;
}
