import { SELF_TEST } from '@double-hundred/shared/message/self-test';
import type { ProbePort } from '../../ports/probe-port.ts';
import type { SchedulePort } from '../../ports/schedule-port.ts';
import type { SheetPort } from '../../ports/sheet-port.ts';
import { isRefusal } from '../patient-sheet.ts';
import { lookAround } from './look-around.ts';
import { runCases } from './run-cases.ts';
import { EMPTY_SELF_TEST, type SelfTestView } from './self-test-view.ts';
import { SHEET_CASES } from './sheet-cases.ts';

export interface SelfTestDeps {
  readonly port: SheetPort;
  readonly schedule: SchedulePort;
  readonly probe: ProbePort;
  now(): number;
  show(view: SelfTestView): void;
}

/** Runs 诊断 once: the surroundings, then the port's contract in the open workbook. Faults are in the view, never thrown. */
export async function runSelfTest({ port, schedule, probe, now, show }: SelfTestDeps): Promise<void> {
  let view: SelfTestView = { ...EMPTY_SELF_TEST, running: true, total: SHEET_CASES.length };
  const change = (part: Partial<SelfTestView>): void => {
    view = { ...view, ...part };
    show(view);
  };
  change({});
  change({ facts: await lookAround(probe) });
  try {
    const sheets = port.host === 'none' ? [] : await port.sheets();
    if (sheets.length === 0) change({ failure: SELF_TEST.noWorkbook, total: 0 });
    else await runCases(port, schedule, SHEET_CASES, (result) => change({ results: [...view.results, result] }));
  } catch (error) {
    change({ failure: SELF_TEST.sheetFailed(isRefusal(error) ? error.message : String(error)) });
  }
  const report = {
    report: 'double-hundred-self-test',
    at: new Date(now()).toISOString(),
    host: port.host,
    sets: probe.host().sets,
    facts: view.facts,
    failure: view.failure,
    cases: view.results,
  };
  change({ running: false, report: JSON.stringify(report, null, 2) });
}
