import { HostError } from './host-error.ts';

/** One object of the API as the interpreter sees it; names are those of the wire (PascalCase). */
export interface ApiObject {
  readonly type: string;
  readonly collection: boolean;
  /** What the answer to an instantiation carries: the ids by which the client addresses the object later. */
  identity(): Readonly<Record<string, unknown>>;
  scalarNames(): readonly string[];
  /** A scalar, an object, or undefined when there is no such property. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  call(name: string, args: readonly unknown[]): unknown;
  items(): readonly ApiObject[];
  item(key: unknown): ApiObject | null;
}

export interface ApiDefinition<T> {
  readonly type: string;
  readonly identity?: (target: T) => Readonly<Record<string, unknown>>;
  readonly scalars?: Readonly<Record<string, (target: T) => unknown>>;
  readonly children?: Readonly<Record<string, (target: T) => ApiObject | null>>;
  readonly writes?: Readonly<Record<string, (target: T, value: unknown) => void>>;
  /** A method gives a value, an object, null for an absent object, or nothing. */
  readonly methods?: Readonly<Record<string, (target: T, args: readonly unknown[]) => unknown>>;
  /** The members of a collection. */
  readonly items?: (target: T) => readonly ApiObject[];
  /** A member by name, id or key; null when there is none. */
  readonly item?: (target: T, key: unknown) => ApiObject | null;
}

export interface ApiType<T> {
  (target: T): ApiObject;
  /** The target of an object of this type that came back as an argument; undefined when it is of another type. */
  targetOf(object: unknown): T | undefined;
}

/** Makes the constructor of one API type out of its definition. */
export function defineApi<T>(definition: ApiDefinition<T>): ApiType<T> {
  const targets = new WeakMap<object, T>();
  const missing = (name: string): HostError =>
    new HostError('NotImplemented', `This host has no ${definition.type}.${name}: see CONFORMANCE.md.`);
  const make = (target: T): ApiObject => {
    const object: ApiObject = {
      type: definition.type,
      collection: definition.items !== undefined,
      identity: () => definition.identity?.(target) ?? {},
      scalarNames: () => Object.keys(definition.scalars ?? {}),
      read(name) {
        const scalar = definition.scalars?.[name];
        if (scalar) return scalar(target);
        return definition.children?.[name]?.(target);
      },
      write(name, value) {
        const write = definition.writes?.[name];
        if (!write) throw missing(name);
        write(target, value);
      },
      call(name, args) {
        const method = definition.methods?.[name];
        if (!method) throw missing(name);
        return method(target, args);
      },
      items: () => definition.items?.(target) ?? [],
      item: (key) => {
        if (!definition.item) throw missing('getItem');
        return definition.item(target, key);
      },
    };
    targets.set(object, target);
    return object;
  };
  const targetOf = (object: unknown): T | undefined =>
    typeof object === 'object' && object !== null ? targets.get(object) : undefined;
  return Object.assign(make, { targetOf });
}

export function isApiObject(value: unknown): value is ApiObject {
  return typeof value === 'object' && value !== null && 'scalarNames' in value && 'identity' in value;
}
