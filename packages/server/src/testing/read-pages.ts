/** Everything a list tells, read page by page, and how many it told at a time. */
export async function readPages<T>(name: string, ask: (next: string) => Promise<{ body: Record<string, unknown> }>) {
  const told: T[][] = [];
  for (let next: unknown = ''; typeof next === 'string';) {
    const { body } = await ask(next === '' ? '' : `&next=${encodeURIComponent(next)}`);
    told.push(body[name] as T[]);
    next = body['next'];
  }
  return { all: told.flat(), sizes: told.map((page) => page.length) };
}
