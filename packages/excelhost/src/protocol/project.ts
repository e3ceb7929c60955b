import { type ApiObject, isApiObject } from './api-object.ts';
import { invalidArgument } from './host-error.ts';
import type { Query } from './wire.ts';

interface Wanted {
  all: boolean;
  readonly scalars: Set<string>;
  readonly children: Map<string, Wanted>;
}

/**
 * The answer to a load: the selected properties of the object, of the objects below it (`format/fill/color`) and of the members
 * of a collection (`_Items`). Without a selection every scalar comes, as in the real host.
 */
export function project(object: ApiObject, query: Query): unknown {
  const wanted: Wanted = { all: false, scalars: new Set(), children: new Map() };
  for (const path of query.Select ?? []) want(wanted, path, false);
  for (const path of query.Expand ?? []) want(wanted, path, true);
  if ((query.Select ?? []).length === 0) wanted.all = true;
  return answer(object, wanted, query.Skip ?? 0, query.Top ?? Number.POSITIVE_INFINITY);
}

function want(wanted: Wanted, path: string, expand: boolean): void {
  const parts = path.split('/').filter((part) => part !== '' && part.toLowerCase() !== 'items');
  let here = wanted;
  parts.forEach((part, index) => {
    const name = pascal(part);
    if (index === parts.length - 1 && !expand) {
      if (part === '*') here.all = true;
      else here.scalars.add(name);
      return;
    }
    let next = here.children.get(name);
    if (!next) here.children.set(name, (next = { all: expand, scalars: new Set(), children: new Map() }));
    here = next;
  });
  if (parts.length === 0) wanted.all = true;
}

function answer(object: ApiObject, wanted: Wanted, skip: number, top: number): unknown {
  if (!object.collection) return one(object, wanted);
  const items = object.items();
  const own = object.scalarNames().filter((name) => wanted.all || wanted.scalars.has(name));
  const ofItems: Wanted = {
    all: wanted.all,
    scalars: new Set([...wanted.scalars].filter((name) => !own.includes(name))),
    children: wanted.children,
  };
  return {
    ...Object.fromEntries(own.map((name) => [name, object.read(name)])),
    _Items: items.slice(skip, skip + top).map((item) => answer(item, ofItems, 0, Number.POSITIVE_INFINITY)),
  };
}

function one(object: ApiObject, wanted: Wanted): Record<string, unknown> {
  const result: Record<string, unknown> = { ...object.identity() };
  const scalars = new Set(object.scalarNames());
  if (wanted.all) for (const name of scalars) result[name] = object.read(name);
  for (const name of wanted.scalars) {
    const value = object.read(name);
    if (value === undefined && !scalars.has(name)) throw invalidArgument(`${object.type} has no property ${name}`);
    result[name] = isApiObject(value) ? answer(value, all(), 0, Number.POSITIVE_INFINITY) : value;
  }
  for (const [name, below] of wanted.children) {
    const child = object.read(name);
    if (child === undefined) throw invalidArgument(`${object.type} has no property ${name}`);
    result[name] = isApiObject(child) ? answer(child, below, 0, Number.POSITIVE_INFINITY) : null;
  }
  return result;
}

function all(): Wanted {
  return { all: true, scalars: new Set(), children: new Map() };
}

export function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
