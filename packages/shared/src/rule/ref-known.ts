import { columnOf } from '../ledger/definition.ts';
import { refIn } from '../ledger/fields.ts';
import { ledgerTitle } from '../message/ledger-titles.ts';
import { linkFindingText } from '../message/link-findings.ts';
import type { LinkedRow } from '../check/row-links.ts';
import { isPlaceOnly } from '../check/resolve-refs.ts';
import type { RowRef } from '../ledger/fields.ts';
import { headingOf, type RuleEvaluator } from './rule-input.ts';

/**
 * References name a row that exists; what is close to one is suggested. Silent where the other ledger is not known, or
 * only in part: of money for a share in another unit's project a workbook cannot tell, the server can.
 */
export const refKnown: RuleEvaluator<'refKnown'> = (params, { definition, fields, links }, severity) =>
  params.columns.flatMap((key) => {
    if (links.ofOneUnit === true && definition.keptBy === 'districtOffice') return [];
    const ref = refIn(fields, key);
    const type = columnOf(definition, key)?.type;
    const ledger = type?.kind === 'ref' ? links.ledger(type.ledger) : null;
    if (ref === null || ledger === null || type?.kind !== 'ref') return [];
    if ((ref.rowId !== undefined && ledger.byId(ref.rowId) !== null) || ledger.byName(ref.text).length > 0) return [];
    const close = ledger.closest(ref.text);
    const say = definition.keptBy === 'districtOffice' ? 'refWithoutShare' : severity === 'info' ? 'refElsewhere' : 'refUnknown';
    const named = { heading: headingOf(definition, key), shown: ref.text };
    const text = linkFindingText[say](named, ledgerTitle(type.ledger), close?.name ?? null);
    if (close === null) return [{ column: key, ...text }];
    return [{ column: key, ...text, fix: { column: key, value: refTo(close), text: close.name } }];
  });

function refTo({ rowId, name }: LinkedRow): RowRef {
  return isPlaceOnly(rowId) ? { text: name } : { rowId, text: name };
}
