import { useNavigate, useSearch } from '@tanstack/react-router';
import { fieldNames, usual, type FieldName } from './search';

export interface Chosen {
  fields: readonly FieldName[];
  indicators: readonly string[];
}

/** What the address says is added, and how to change it. */
export function useChosen(): readonly [Chosen, (next: Partial<Chosen>) => void] {
  const { add, indicator = [] } = useSearch({ from: '/$language/your-table' });
  const navigate = useNavigate({ from: '/$language/your-table' });
  const fields = fieldNames.filter((name) => (add ?? usual).includes(name));
  return [
    { fields, indicators: indicator },
    (next) => {
      const { fields: wanted = fields, indicators = indicator } = next;
      const asUsual = wanted.length === usual.length && usual.every((name) => wanted.includes(name));
      const named = wanted.length > 0 ? fieldNames.filter((name) => wanted.includes(name)) : ['none' as const];
      void navigate({ search: (search) => ({ ...search, add: asUsual ? undefined : named, indicator: indicators.length > 0 ? [...indicators] : undefined }), replace: true, resetScroll: false });
    },
  ];
}
