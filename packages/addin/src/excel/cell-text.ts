/** What Excel would not keep as it stands: it takes digits for numbers and days, and a sign at the start for a formula. */
const READ_AS_TYPED = /^[=+\-@'#]|\p{Nd}|^(?:true|false)$/iu;

/**
 * The text as it must be handed to Excel to stay this text in a cell of that number format. Excel reads what it is given as
 * if it had been typed; a leading apostrophe says "text" without touching the clerk's format. Text cells (@) take it as it is.
 */
export function textForCell(text: string, format: string): string {
  return format !== '@' && READ_AS_TYPED.test(text) ? `'${text}` : text;
}
