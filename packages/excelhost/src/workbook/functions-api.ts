import { defineApi } from '../protocol/api-object.ts';
import { HostError } from '../protocol/host-error.ts';
import { numberArgument } from '../protocol/read-argument.ts';
import { serialOfDay } from '../range/day-serial.ts';
import type { ApiContext } from './api-context.ts';

const resultApi = defineApi<{ readonly value: unknown; readonly error: string | null }>({
  type: 'FunctionResult',
  scalars: { Value: ({ value }) => value, Error: ({ error }) => error },
});

/**
 * Excel.Functions: DATE only, whose result tells from which year the workbook counts days. The client sends every function as
 * a write without the undoable bit, so that by its flags a call empties the undo stack.
 */
export const functionsApi = defineApi<ApiContext>({
  type: 'Functions',
  methods: {
    Date: ({ book }, [year, month, day]) => {
      const serial = serialOfDay(
        numberArgument(year, 'year'),
        numberArgument(month, 'month'),
        numberArgument(day, 'day'),
        book.dateSystem,
      );
      if (serial === null) throw new HostError('NotImplemented', 'This host has DATE for days of the calendar only.');
      return resultApi({ value: serial, error: null });
    },
  },
});
