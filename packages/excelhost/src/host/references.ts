import type { ApiObject } from '../protocol/api-object.ts';
import type { Book } from '../workbook/book.ts';
import { rangeApi } from '../range/range-api.ts';

/** The objects the client keeps between requests (`trackedObjects`), by the ids it got for them. */
export class References {
  private readonly objects = new Map<string, ApiObject>();
  private readonly ids = new Map<ApiObject, string>();
  private readonly book: Book;
  private next = 1;

  constructor(book: Book) {
    this.book = book;
  }

  get size(): number {
    return this.objects.size;
  }

  keep(object: ApiObject): void {
    if (this.ids.has(object)) return;
    const id = `{ref-${this.next}}`;
    this.next += 1;
    this.objects.set(id, object);
    this.ids.set(object, id);
  }

  find(id: string): ApiObject | null {
    return this.objects.get(id) ?? null;
  }

  idOf(object: ApiObject): string | undefined {
    return this.ids.get(object);
  }

  remove(id: string): void {
    const object = this.objects.get(id);
    if (!object) return;
    this.objects.delete(id);
    this.ids.delete(object);
  }

  /** Only kept ranges go on moving with their cells after a request. */
  holdOnlyKept(): void {
    this.book.held.clear();
    for (const object of this.objects.values()) {
      const held = rangeApi.targetOf(object)?.held;
      if (held) this.book.held.add(held);
    }
  }
}
