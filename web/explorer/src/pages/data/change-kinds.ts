export const changeKinds = ['added', 'changed', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const kindWords = {
  en: { added: 'Added', changed: 'Changed', removed: 'Removed' },
  ru: { added: 'Добавлено', changed: 'Изменено', removed: 'Удалено' },
};

/** Adds up rows that changed in one way, or in any. */
export function sumOf(counts: readonly Record<ChangeKind, number>[], kind: ChangeKind | undefined): number {
  const summed = kind ? [kind] : changeKinds;
  return counts.flatMap((count) => summed.map((one) => count[one])).reduce((sum, n) => sum + n, 0);
}
