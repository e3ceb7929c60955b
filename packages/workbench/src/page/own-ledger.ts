import { err, ok, type Result } from '@double-hundred/shared/kernel/result';
import { WORKBENCH } from '@double-hundred/shared/message/workbench';

/** Fetches the signed-in clerk's own ledger, filled with what the unit has reported; the error is a sentence. */
export async function fetchOwnLedger(
  request: typeof fetch,
  token: string | null,
  ledger: string,
): Promise<Result<{ bytes: Uint8Array; name: string }, string>> {
  if (token === null) return err(WORKBENCH.signInFirst);
  const headers = { authorization: `Bearer ${token}` };
  try {
    const who = await request('/api/v1/session', { headers });
    if (who.status === 401) return err(WORKBENCH.expired);
    const { user } = (await who.json()) as { user?: { unitId?: string | null } };
    const unit = user?.unitId ?? null;
    if (unit === null) return err(WORKBENCH.ownUnitOnly);
    const units = (await (await request('/api/v1/units', { headers })).json()) as {
      units?: readonly { id: string; name: string }[];
    };
    const unitName = units.units?.find((one) => one.id === unit)?.name ?? '';
    const answer = await request(`/api/v1/ledgers/${ledger}/template.xlsx?unit=${encodeURIComponent(unit)}`, { headers });
    if (answer.ok) return ok({ bytes: new Uint8Array(await answer.arrayBuffer()), name: WORKBENCH.ledgerName(unitName) });
    const problem = (await answer.json().catch(() => null)) as { detail?: unknown } | null;
    return err(typeof problem?.detail === 'string' ? problem.detail : WORKBENCH.downloadFailed);
  } catch {
    return err(WORKBENCH.downloadFailed);
  }
}
