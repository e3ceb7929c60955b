import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStatePart, writeStatePart } from './state-part.ts';

describe('STATE part inside the workbook', () => {
  it('STATE gives back any JSON text under its key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.json({ stringUnit: 'binary' }), (name, json) => {
        const key = encodeURIComponent(name.toWellFormed());
        const back = readStatePart(writeStatePart(key, json));
        expect(back?.key).toBe(key);
        expect(JSON.parse(back?.json ?? 'null')).toEqual(JSON.parse(json));
      }),
      { seed: 42 },
    );
  });

  it('STATE is found again after another program rewrote the XML, and parts of others are left alone', () => {
    expect(
      readStatePart(
        '<?xml version="1.0"?>\r\n<ns0:doubleHundred xmlns:ns0="urn:double-hundred:ledger" key="file"><![CDATA[{"a":"<"}]]></ns0:doubleHundred>',
      ),
    ).toEqual({ key: 'file', json: '{"a":"<"}' });
    expect(readStatePart('<b:Sources xmlns:b="http://example.org"/>')).toBeNull();
    expect(readStatePart('<doubleHundred xmlns="urn:other">{}</doubleHundred>')).toBeNull();
  });
});
