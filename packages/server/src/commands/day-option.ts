import { type Day, parseDay } from '@double-hundred/shared/kernel/day';
import { type Result, err, ok } from '@double-hundred/shared/kernel/result';
import { commandText } from '@double-hundred/shared/message/commands';
import { type CommandInput, textOption } from './command.ts';

/** The day given by `--as-of`, else the fallback; the error is one sentence. */
export function asOfOption<T extends Day | null>(input: CommandInput, fallback: T): Result<Day | T, string> {
  const text = textOption(input, 'as-of');
  if (text === null) return ok(fallback);
  const day = parseDay(text);
  return day === null ? err(commandText.unknownDay(text)) : ok(day);
}
