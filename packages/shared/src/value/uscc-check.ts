/** The 31 characters of GB 32100-2015 in the order of their values; I, O, Z, S and V do not occur. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** The weights 3^i mod 31 of the first 17 characters. */
export const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const VALUES: readonly number[] = charValues();
const LENGTH = 18;

/** Whether the text has the form of a 统一社会信用代码: 18 characters, digits at places 3–8, no I, O, Z, S, V. */
export function hasUsccForm(text: string): boolean {
  if (text.length !== LENGTH) return false;
  for (let index = 0; index < LENGTH; index += 1) {
    const value = VALUES[text.charCodeAt(index)] ?? -1;
    if (value < 0 || (index >= 2 && index <= 7 && value > 9)) return false;
  }
  return true;
}

/** Whether the last character is the check digit of the first 17 (weights 3^i mod 31; remainder 0 gives '0'). */
export function hasUsccCheck(text: string): boolean {
  let sum = 0;
  for (let index = 0; index < USCC_WEIGHTS.length; index += 1) {
    sum += (VALUES[text.charCodeAt(index)] ?? 0) * (USCC_WEIGHTS[index] ?? 0);
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31) === text.charAt(LENGTH - 1);
}

function charValues(): number[] {
  const values = Array.from({ length: 128 }, () => -1);
  for (let index = 0; index < USCC_ALPHABET.length; index += 1) values[USCC_ALPHABET.charCodeAt(index)] = index;
  return values;
}
