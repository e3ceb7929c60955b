import { defineApi } from '../protocol/api-object.ts';
import type { ApiContext } from './api-context.ts';
import { requireStructure, requireWritable } from './permission.ts';

/** Excel.Application: the calculation mode is kept, calculation itself always happens on reading. */
export const applicationApi = defineApi<ApiContext>({
  type: 'Application',
  scalars: {
    CalculationMode: (api) => api.book.calculationMode,
    CalculationState: () => 'Done',
    CalculationEngineVersion: () => 191029,
    DecimalSeparator: () => '.',
    ThousandsSeparator: () => ',',
    UseSystemSeparators: () => true,
  },
  writes: {
    CalculationMode: (api, value) => {
      api.book.calculationMode = String(value);
    },
  },
  methods: {
    Calculate: (api) => {
      api.book.stale = true;
    },
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});

/** Excel.Runtime: the switch of the add-in's own events. */
export const runtimeApi = defineApi<ApiContext>({
  type: 'Runtime',
  scalars: { EnableEvents: (api) => api.book.events.enabled },
  writes: {
    EnableEvents: (api, value) => {
      api.book.events.enabled = value === true;
    },
  },
});

/** Excel.WorkbookProtection: the structure, that is the list of sheets. */
export const workbookProtectionApi = defineApi<ApiContext>({
  type: 'WorkbookProtection',
  scalars: { Protected: (api) => api.book.structureProtected },
  methods: {
    Protect: (api) => {
      requireStructure(api.book);
      api.book.structureProtected = true;
    },
    Unprotect: (api) => {
      requireWritable(api.book);
      api.book.structureProtected = false;
    },
  },
});
