import type { Clock } from '@double-hundred/shared/kernel/clock';
import type { User } from '@double-hundred/shared/protocol/session';
import type { AppraisalStore } from '../../store/appraisal-store.ts';

/** Takes back an entry or exemption, with the ground. It stays readable and no longer counts. */
export async function withdrawAppraisal(
  deps: { store: AppraisalStore; clock: Clock },
  subject: string,
  ground: string,
  actor: User,
): Promise<'withdrawn' | 'unknown' | 'already'> {
  const [entries, exemptions] = await Promise.all([deps.store.entries(), deps.store.exemptions()]);
  if (![...entries, ...exemptions].some(({ id }) => id === subject)) return 'unknown';
  const at = new Date(deps.clock.now()).toISOString();
  const act = { userId: actor.id, userName: actor.name, at };
  const audit = { at, actor: actor.id, action: 'appraisal.withdraw', subject, detail: { ground } };
  return (await deps.store.withdraw(subject, ground, act, audit)) ? 'withdrawn' : 'already';
}
