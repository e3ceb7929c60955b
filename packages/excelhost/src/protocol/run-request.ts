import { type ApiObject, isApiObject } from './api-object.ts';
import { HostError, invalidArgument, notFound } from './host-error.ts';
import { pascal, project } from './project.ts';
import { type Action, ActionType, type ArgumentInfo, ObjectPathType, type RequestBody, type ResponseBody } from './wire.ts';

/** What the interpreter needs of the host. */
export interface RequestHost {
  readonly root: ApiObject;
  /** An object made by its type name, such as the service of ribbon actions; null when the host has none. */
  service(typeName: string): ApiObject | null;
  /** Refuses a member that is newer than the ExcelApi version the host claims. */
  requireMember(type: string, member: string): void;
  keepReference(object: ApiObject): void;
  byReference(referenceId: string): ApiObject | null;
  /** Whether the client may go on using the object under this id. */
  referenceId(object: ApiObject): string | undefined;
}

/**
 * Runs the actions of one sync in order. Actions before the failing one stay applied, as in the real host: a batch is no
 * transaction.
 */
export function runRequest(host: RequestHost, body: RequestBody): ResponseBody {
  const evaluated = new Map<number, ApiObject | null>();
  const results: { ActionId: number; Value: unknown }[] = [];
  const traceIds: number[] = [];

  const objectAt = (id: number | undefined): ApiObject | null => {
    const known = id === undefined ? undefined : evaluated.get(id);
    if (known !== undefined || id === undefined) return known ?? null;
    const object = evaluate(id);
    evaluated.set(id, object);
    return object;
  };
  const evaluate = (id: number): ApiObject | null => {
    const path = body.ObjectPaths[String(id)];
    if (!path) throw new HostError('InvalidReference', 'The object path is unknown.');
    if (path.ObjectPathType === ObjectPathType.global) return host.root;
    if (path.ObjectPathType === ObjectPathType.reference) return host.byReference(path.Name) ?? refuse(notFound());
    if (path.ObjectPathType === ObjectPathType.newObject)
      return host.service(path.Name) ?? refuse(new HostError('NotImplemented', `This host has no ${path.Name}.`));
    const parent = objectAt(path.ParentObjectPathId);
    // What hangs on a null object is a null object too.
    if (!parent) return null;
    host.requireMember(parent.type, path.Name);
    if (path.ObjectPathType === ObjectPathType.property) return asObject(parent.read(path.Name), `${parent.type}.${path.Name}`);
    const args = argumentsOf(path.ArgumentInfo);
    if (path.ObjectPathType === ObjectPathType.indexer) return parent.item(args[0]) ?? refuse(notFound());
    return asObject(parent.call(path.Name, args), `${parent.type}.${path.Name}`);
  };
  const argumentsOf = (info: ArgumentInfo | undefined): readonly unknown[] =>
    (info?.Arguments ?? []).map((value, index) => resolved(value, info?.ReferencedObjectPathIds?.[index]));
  const resolved = (value: unknown, pathIds: unknown): unknown => {
    if (Array.isArray(value)) {
      const inner: readonly unknown[] = Array.isArray(pathIds) ? pathIds : [];
      return value.map((part, index) => resolved(part, inner[index]));
    }
    return typeof pathIds === 'number' && pathIds > 0 ? objectAt(pathIds) : value;
  };
  const identity = (object: ApiObject | null): unknown => {
    if (!object) return null;
    const referenceId = host.referenceId(object);
    return referenceId === undefined ? object.identity() : { ...object.identity(), _ReferenceId: referenceId };
  };

  const run = (action: Action): unknown => {
    if (action.ActionType === ActionType.trace) {
      traceIds.push(action.Id);
      return null;
    }
    const object = objectAt(action.ObjectPathId);
    if (action.ActionType === ActionType.instantiate) return identity(object);
    if (action.ActionType === ActionType.query || action.ActionType === ActionType.queryAsJson)
      return object ? withReference(host, object, project(object, action.QueryInfo ?? {})) : null;
    if (!object) {
      // The client keeps every range it makes, also one that turns out not to be there.
      if (action.Name === '_KeepReference') return null;
      throw new HostError('ItemNotFound', 'The object is a null object.');
    }
    if (action.ActionType === ActionType.setProperty) {
      object.write(action.Name, argumentsOf(action.ArgumentInfo)[0]);
      return undefined;
    }
    if (action.ActionType === ActionType.update) {
      update(object, action.ObjectState ?? {});
      return undefined;
    }
    if (action.ActionType === ActionType.method) {
      if (action.Name === '_KeepReference') {
        host.keepReference(object);
        return null;
      }
      host.requireMember(object.type, action.Name);
      const value = object.call(action.Name, argumentsOf(action.ArgumentInfo));
      return isApiObject(value) ? identity(value) : (value ?? null);
    }
    throw new HostError('NotImplemented', `This host has no action type ${action.ActionType}.`);
  };

  for (const [index, action] of body.Actions.entries()) {
    try {
      const value = run(action);
      if (value !== undefined) results.push({ ActionId: action.Id, Value: value });
    } catch (thrown) {
      const error = thrown instanceof HostError ? thrown : new HostError('GeneralException', String(thrown));
      return {
        Results: results,
        TraceIds: traceIds,
        Error: {
          Code: error.code,
          Message: error.message,
          Location: locationOf(action, body, evaluated),
          ActionIndex: index,
          HttpStatusCode: error.httpStatus,
        },
      };
    }
  }
  return { Results: results, TraceIds: traceIds };
}

function withReference(host: RequestHost, object: ApiObject, value: unknown): unknown {
  const referenceId = host.referenceId(object);
  return referenceId === undefined || typeof value !== 'object' ? value : { ...value, _ReferenceId: referenceId };
}

function update(object: ApiObject, state: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(state)) {
    const name = pascal(key);
    const child = object.read(name);
    if (isApiObject(child) && typeof value === 'object' && value !== null) update(child, { ...value });
    else object.write(name, value);
  }
}

function asObject(value: unknown, where: string): ApiObject | null {
  if (value === null || isApiObject(value)) return value;
  throw invalidArgument(`${where} is no object of this host`);
}

function refuse(error: HostError): never {
  throw error;
}

// "Range.values": the type of the object and the member that failed; the client shows it as debugInfo.errorLocation.
function locationOf(action: Action, body: RequestBody, evaluated: ReadonlyMap<number, ApiObject | null>): string {
  const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
  const path = action.ObjectPathId === undefined ? undefined : body.ObjectPaths[String(action.ObjectPathId)];
  const own = action.ObjectPathId === undefined ? null : evaluated.get(action.ObjectPathId);
  if (own) return action.Name ? `${own.type}.${camel(action.Name)}` : own.type;
  const parent = path?.ParentObjectPathId === undefined ? null : evaluated.get(path.ParentObjectPathId);
  const member = path?.Name ? camel(path.Name) : 'getItem';
  return parent ? `${parent.type}.${member}` : member;
}
