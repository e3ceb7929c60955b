/** Numbers of the events on the wire. */
export const EventNumber = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  sheetAdded: 13,
  selectionChanged: 14,
  sheetDeleted: 15,
  formatChanged: 18,
  rowSorted: 19,
  rowHiddenChanged: 22,
  protectionChanged: 24,
  nameChanged: 25,
  visibilityChanged: 26,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** The target of events that are registered for the whole workbook. */
export const WORKBOOK_TARGET = 'Workbook';

export type EventArguments = Readonly<Record<string, unknown>>;

/** One entry as it goes to the client: category, number, target, arguments as JSON, running number. */
export type EventEntry = readonly [category: 65536, type: number, target: string, json: string, id: number];

/** Keeps what the client has registered for, and hands matching events on. */
export class EventHub {
  /** False while the add-in has switched its own events off (`runtime.enableEvents`). */
  enabled = true;
  /** Asked before every event; true means that it gets lost on its way. */
  lose: () => boolean = () => false;
  deliver: (entry: EventEntry) => void = () => undefined;
  private readonly registered = new Map<string, number>();
  private nextId = 1;

  register(type: number, target: string): void {
    const key = `${type}:${target}`;
    this.registered.set(key, (this.registered.get(key) ?? 0) + 1);
  }

  unregister(type: number, target: string): void {
    const key = `${type}:${target}`;
    this.registered.set(key, Math.max(0, (this.registered.get(key) ?? 0) - 1));
  }

  /** Forgets every registration, as when the pane is reloaded. */
  clear(): void {
    this.registered.clear();
  }

  emit(type: number, targets: readonly string[], args: EventArguments): void {
    if (!this.enabled) return;
    for (const target of targets) {
      if ((this.registered.get(`${type}:${target}`) ?? 0) === 0 || this.lose()) continue;
      this.deliver([65536, type, target, JSON.stringify(args), this.nextId]);
      this.nextId += 1;
    }
  }
}
