import type { Campaign } from '@double-hundred/shared/campaign/campaign';
import { shanghaiDay } from '@double-hundred/shared/kernel/day';
import { ledgerDefinitionSchema } from '@double-hundred/shared/ledger/definition';
import type { LedgerContext } from '@double-hundred/shared/value/context';
import type { SyncReference } from '../sync-deps.ts';
import { MODEL_FIELDS, MODEL_LEDGER, MODEL_UNIT } from './model-workbook.ts';

/** Longer texts are refused by the ledger's own schema; the model's good values are shorter, its bad ones are not. */
const LONGEST = 6;

const definition = ledgerDefinitionSchema.parse({
  id: MODEL_LEDGER,
  version: 1,
  minVersion: 1,
  title: '模型台账',
  noun: '行',
  nameColumn: 'a',
  columns: MODEL_FIELDS.map((key) => ({
    key,
    heading: key,
    aliases: [],
    type: { kind: 'text', maxLength: LONGEST },
    width: 10,
    help: '',
    example: '',
  })),
  rules: [],
});

const firstDay = shanghaiDay(1_756_684_800_000);
const campaign: Campaign = {
  id: 'model',
  name: '模型行动',
  tracks: ['attraction'],
  firstDay,
  lastDay: shanghaiDay(1_765_238_400_000),
  days: 100,
  thresholdYuan: 100_000_000,
  calendar: 'days',
  countPolicy: 'lead',
  lightRules: { greenAtLeastPoints: 0, amberAtLeastPoints: -10 },
  choices: {},
};
const context: LedgerContext = {
  campaign,
  units: [{ id: MODEL_UNIT, name: '模型镇', kind: 'town', aliases: [] }],
  today: firstDay,
  ownUnitId: MODEL_UNIT,
};

const ledgers = [definition];

/** A ledger of three short text columns and one unit: enough for every path of the merge. */
export const modelReference: SyncReference = {
  definition: (ledger) => (ledger === MODEL_LEDGER ? definition : null),
  definitions: () => ledgers,
  context: (unitId) => (unitId === MODEL_UNIT ? context : null),
};
