import type { EventHub } from './event-hub.ts';

type Methods<T> = Readonly<Record<string, (target: T) => void>>;

/**
 * The `_Register…` and `_Unregister…` methods behind the events of an API type: the method's middle part, such as
 * `DataChangedEvent`, with the number of the event.
 */
export function eventMethods<T>(
  numbers: Readonly<Record<string, number>>,
  hub: (target: T) => EventHub,
  targetId: (target: T) => string,
): Methods<T> {
  return Object.fromEntries(
    Object.entries(numbers).flatMap(([name, number]) => [
      [`_Register${name}`, (target: T) => hub(target).register(number, targetId(target))],
      [`_Unregister${name}`, (target: T) => hub(target).unregister(number, targetId(target))],
    ]),
  );
}
