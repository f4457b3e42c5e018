import { useNavigate } from '@tanstack/react-router';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import { Choice } from './choice';
import type { Indicator } from './page';

const words = {
  en: { title: 'Breakdown', total: 'total' },
  ru: { title: 'Разрез', total: 'всего' },
};

interface BreakdownsParts {
  of: Indicator;
  known: readonly { code: string; count: number }[];
  chosen: string;
  usual: string | undefined;
}

/** A choice of the breakdown that the page shows; the number is of its values. */
export function Breakdowns({ of: { breakdowns, totalBreakdown }, known, chosen, usual }: BreakdownsParts) {
  const text = useWords(words);
  const language = useLanguage();
  const navigate = useNavigate();
  const names = new Map(breakdowns.nodes.map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? (code === (totalBreakdown ?? '_T') ? text.total : code);
  return (
    <Choice
      label={text.title}
      value={chosen}
      options={known.map(({ code, count }) => [code, `${nameOf(code)} (${number(language, count)})`])}
      onChoose={(code) => void navigate({ to: '.', search: (search: object) => ({ ...search, breakdown: code === usual ? undefined : code }), replace: true, resetScroll: false })}
    />
  );
}
