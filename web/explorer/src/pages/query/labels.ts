import { createContext, useContext, useMemo } from 'react';
import { useCodeLists } from '../../things/codes';

const LabelsContext = createContext<ReadonlyMap<string, string>>(new Map());
export const LabelsProvider = LabelsContext.Provider;

/** The words for a code of a closed set, such as WINNER. */
export const useLabel = (code: string): string | undefined => useContext(LabelsContext).get(code);

/** Units are words that other values may have too. */
export const unitKey = (unit: string): string => `unit ${unit}`;

/** Labels of codes that cannot be taken for anything else: long ones, for which all sets that have them say the same. */
export function useLabels(): ReadonlyMap<string, string> {
  const lists = useCodeLists();
  return useMemo(() => {
    const labels = new Map<string, string>();
    const unclear = new Set<string>();
    const sets = lists.filter(({ name }) => !name.startsWith('Breakdown:')); // which have other forms of words of the sets
    for (const { code, label } of sets.flatMap(({ codes }) => codes)) {
      if (labels.has(code) && labels.get(code) !== label) unclear.add(code);
      if (/^[A-Z][A-Z0-9_]{3,}$/.test(code)) labels.set(code, label);
    }
    for (const { code, label } of sets.find(({ name }) => name === 'Unit')?.codes ?? []) labels.set(unitKey(code), label);
    for (const code of unclear) labels.delete(code);
    return labels;
  }, [lists]);
}
