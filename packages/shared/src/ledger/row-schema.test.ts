import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../testing/arbitrary-values.ts';
import { sampleContext, sampleLedger } from '../testing/sample-ledger.ts';
import { compileRowSchema, readWireFields } from './row-schema.ts';

const context = sampleContext();
const ledger = sampleLedger();

describe('wire fields', () => {
  it('WIRE canonical fields pass unchanged, and the schema agrees', () => {
    const schema = compileRowSchema(ledger, context);
    fc.assert(
      fc.property(fieldsOf(ledger, context), (fields) => {
        expect(schema.parse(fields)).toEqual(fields);
        expect(readWireFields(ledger, context, fields)).toEqual({ fields, extra: {}, findings: [] });
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  it.each([
    ['day', '2026-09-31', 'DATE_NOT_EXIST'],
    ['day', '2026.9.5', 'DATE_VAGUE'],
    ['wan', 1.5, 'NUM_PRECISION'],
    ['wan', -5, 'NUM_NEGATIVE'],
    ['wan', '120000000', 'NUM_FORMAT'],
    ['wan', 1e300, 'NUM_FORMAT'],
    ['choice', '推进中', 'ENUM_UNKNOWN'],
    ['choice', '框架协议', 'ENUM_UNKNOWN'],
    ['unitRef', '柳湾镇', 'UNIT_UNKNOWN'],
    ['unitRef', 'nowhere', 'UNIT_UNKNOWN'],
    ['phone', '1380000', 'PHONE_LEN'],
    ['uscc', '91350100M000100Y44', 'USCC_CHECK'],
    ['person', '张三13800001111', 'NAME_WITH_PHONE'],
    ['text', '字'.repeat(101), 'TEXT_TOO_LONG'],
    ['text', ['a'], 'VALUE_FORM'],
    ['shares', [{ unit: 'nowhere', bps: 10_000 }], 'NUM_FORMAT'],
    ['shares', [{ unit: 'liuwan', bps: 10_001 }], 'NUM_FORMAT'],
    ['yesNo', 'maybe', 'ENUM_UNKNOWN'],
    ['ref', 7, 'VALUE_FORM'],
    ['text', '#REF!', 'FORMULA_ERROR'],
  ])('WIRE a value of %s that cannot be read (%j) is left out with the finding %s', (key, value, ruleId) => {
    const { fields, findings } = readWireFields(ledger, context, { [key]: value });
    expect(fields).toEqual({});
    expect(findings).toMatchObject([{ ruleId, severity: 'error', column: key }]);
    expect(findings[0]?.expected).toContain('如');
  });

  it('WIRE null, empty lists and blank texts empty a field; texts are cleaned', () => {
    const set = { text: '  一\u200b期 ', longText: '无', choice: null, shares: [], day: '' };
    expect(readWireFields(ledger, context, set)).toEqual({
      fields: { text: '一期', longText: null, choice: null, shares: null, day: null },
      extra: {},
      findings: [],
    });
  });

  it('WIRE columns the definition does not know are kept apart as they came, even one called __proto__', () => {
    const set = JSON.parse('{"text":"甲","new":{"a":1},"__proto__":{"polluted":true}}') as Record<string, unknown>;
    const { fields, extra } = readWireFields(ledger, context, set);
    expect(fields).toEqual({ text: '甲' });
    expect(Object.keys(extra)).toEqual(['new', '__proto__']);
    expect(Object.getPrototypeOf(extra)).toBe(Object.prototype);
  });

  it('WIRE any JSON at all is either read or found fault with, never thrown at', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ledger.columns.map((column) => column.key)), fc.jsonValue(), (key, value) => {
        const { fields, findings } = readWireFields(ledger, context, { [key]: value });
        expect(Object.keys(fields).length + findings.length).toBe(1);
      }),
      { seed: 42, numRuns: 3000 },
    );
  });
});
