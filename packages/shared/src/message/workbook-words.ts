/** Words by which clerks refer to the cell above, squeezed (NFKC, no spaces). 〃, ″ and " are seen in the wild. */
export const dittoWords: readonly string[] = [
  '同上',
  '同前',
  '〃',
  '〞',
  '″',
  '′′',
  '"',
  '“',
  '”',
  '""',
  '..',
  '同上。',
  '（同上）',
  '(同上)',
];
