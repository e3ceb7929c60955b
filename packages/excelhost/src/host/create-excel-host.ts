import type { EventEntry } from '../events/event-hub.ts';
import { isAtLeast, requireMember } from '../protocol/member-versions.ts';
import type { RequestHost } from '../protocol/run-request.ts';
import { recalculate } from '../range/recalculate.ts';
import type { Book } from '../workbook/book.ts';
import type { CellValue } from '../workbook/cell.ts';
import { dumpWorkbook } from '../workbook/dump-workbook.ts';
import { serviceByName } from '../workbook/internal-service-api.ts';
import { loadWorkbook } from '../workbook/load-workbook.ts';
import type { PlainWorkbook } from '../workbook/plain-workbook.ts';
import { createApiContext, workbookApi } from '../workbook/workbook-api.ts';
import { type Answer, answerRequest } from './answer-request.ts';
import { type Coauthor, createCoauthor } from './coauthor.ts';
import { type Counts, createCounts } from './counts.ts';
import { createFaults, type Faults } from './faults.ts';
import { References } from './references.ts';
import { createUser, type HostUser } from './user.ts';

/**
 * An in-memory Excel for tests. In Node:
 *
 *   const host = createExcelHost({ sheets: [{ name: '台账', rows: [['项目名称', '总投资'], ['甲', 12000]] }] });
 *   const { Excel, Office } = loadOfficeClient(host);            // transport/node/load-office-client.ts
 *   await Excel.run(async (context) => { … });                   // the real, unmodified client
 *   host.user.type('台账', 2, 2, '15000');                        // a person types; events reach the add-in
 *   host.user.undo();
 *   host.faults.silent = true;                                   // … and every other way to fail
 *   expect(host.counts.syncs).toBeLessThan(5);
 *   host.dump().sheets[0].rows                                   // plain data, the shape it was loaded from
 *
 * What it does, and the source each behaviour rests on, is listed in CONFORMANCE.md; what is not listed is refused with
 * NotImplemented, never guessed.
 */
export interface ExcelHost {
  readonly book: Book;
  readonly user: HostUser;
  readonly coauthor: Coauthor;
  readonly faults: Faults;
  readonly counts: Counts;
  readonly editing: boolean;
  /** Requirement sets the host claims, name to version; the client asks before each call and each undo flag. */
  readonly apiSets: Readonly<Record<string, string>>;
  /** One cell: its value as the API shows it, null when empty. */
  value(sheet: string, row: number, column: number): CellValue;
  dump(): ReturnType<typeof dumpWorkbook>;
  /** How many objects the client keeps between requests; more and more of them is a leak. */
  readonly keptReferences: number;
  /** Answers one request of the client; for transports. */
  answer(flags: number, body: string): Promise<Answer>;
  /** Takes the events that leave the host; for transports. */
  onEvent(listener: (entry: EventEntry) => void): void;
}

export interface ExcelHostOptions {
  /** The ExcelApi version the host claims; Office 2019 has 1.7, LTSC 2021 1.14, LTSC 2024 1.17. */
  readonly excelApi?: string;
  /** False is a host of before 2019's undo support: every write of the add-in then empties the undo stack. */
  readonly undoForApi?: boolean;
  /** The desktop has no limit on payloads; Excel on the web takes 5 MB each way. */
  readonly platform?: 'web' | 'desktop';
}

/** What Excel LTSC 2021 has. */
const DEFAULT_API = '1.14';

export function createExcelHost(workbook: PlainWorkbook, options: ExcelHostOptions = {}): ExcelHost {
  const book = loadWorkbook(workbook);
  book.knowsTriggerSource = isAtLeast(options.excelApi ?? DEFAULT_API, '1.14');
  const faults = createFaults();
  const counts = createCounts();
  const references = new References(book);
  const api = createApiContext(book);
  const root = workbookApi({ api, removeReference: (id) => references.remove(id) });
  const waiting: (() => void)[] = [];
  let editing = false;
  const edit = {
    enter: () => {
      editing = true;
      book.changed();
    },
    leave: () => {
      if (!editing) return;
      editing = false;
      book.changed();
      for (const go of waiting.splice(0)) go();
    },
  };
  const requests: RequestHost = {
    root,
    service: serviceByName,
    requireMember: (type, member) => requireMember(type, member, options.excelApi ?? DEFAULT_API),
    keepReference: (object) => references.keep(object),
    byReference: (id) => references.find(id),
    referenceId: (object) => references.idOf(object),
  };
  book.events.lose = () => {
    if (faults.loseEvents <= 0) return false;
    faults.loseEvents -= 1;
    return true;
  };
  const desk = {
    book,
    requests,
    counts,
    faults,
    limitPayload: (options.platform ?? 'web') === 'web',
    editing: () => editing,
    letGo: () => references.holdOnlyKept(),
    afterEditing: () => new Promise<void>((resolve) => waiting.push(resolve)),
  };
  return {
    book,
    user: createUser(book, edit),
    coauthor: createCoauthor(book),
    faults,
    counts,
    get editing() {
      return editing;
    },
    apiSets: apiSets(options),
    value: (name, row, column) => {
      recalculate(book);
      const cell = book.findSheet(name)?.cell(row, column);
      return cell?.error ?? cell?.value ?? null;
    },
    dump: () => dumpWorkbook(book),
    get keptReferences() {
      return references.size;
    },
    answer: (flags, body) => answerRequest(desk, flags, body),
    onEvent: (listener) => {
      book.events.deliver = listener;
    },
  };
}

function apiSets(options: ExcelHostOptions): Readonly<Record<string, string>> {
  return {
    ExcelApi: options.excelApi ?? DEFAULT_API,
    // Without these the client drops the undoable bit from every request.
    ...(options.undoForApi === false ? {} : { ExcelApiUndo: '1.8', RichApiRuntimeFlag: '1.2' }),
    RichApiRuntime: '1.2',
    DelayForCellEdit: '1.1',
    CustomXmlParts: '1.1',
    DialogApi: '1.1',
    Settings: '1.1',
    SharedRuntime: '1.1',
  };
}
