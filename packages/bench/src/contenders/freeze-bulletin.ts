import { tokenOf } from '../bench-services.ts';
import { contend } from '../contend.ts';

export interface FrozenTimes {
  readonly preview: number;
  readonly freeze: number;
  /** Characters of the answer. */
  readonly answer: number;
}

// Composes a bulletin of verified figures, keeps it with its four files, and reads it.
void contend<{ url: string }, FrozenTimes>(async ({ url }) => {
  const headers = { authorization: `Bearer ${tokenOf('office')}`, 'content-type': 'application/json' };
  const send = async <T>(path: string): Promise<{ ms: number; body: T }> => {
    const start = performance.now();
    const answer = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: '{}' });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    return { ms: performance.now() - start, body: JSON.parse(text) as T };
  };
  const preview = await send('/bulletins/preview');
  const frozen = await send<{ id: string }>('/bulletins/freeze');
  return { preview: preview.ms, freeze: frozen.ms, answer: JSON.stringify(frozen.body).length };
});
