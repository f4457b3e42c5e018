import { Rows } from '../../components/rows';
import { Section } from '../../components/section';
import { Spark } from '../../components/spark';
import type { FigureFragment } from '../../gql/graphql';
import { Figure } from '../../things/figure';
import { period } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { title: 'Russia', period: 'Period', value: 'Value' },
  ru: { title: 'Россия', period: 'Период', value: 'Значение' },
};

/** The series of the whole country, newest first. */
export function Country({ points, unit }: { points: readonly FigureFragment[]; unit: string }) {
  const text = useWords(words);
  const language = useLanguage();
  if (points.length === 0) return null;
  return (
    <Section id="country" title={text.title} aside={points.length > 2 && <Spark values={points.map(({ value }) => Number(value))} />}>
      <Rows
        label={text.title}
        rows={points.toReversed()}
        keyOf={({ id }) => id}
        columns={[
          { title: text.period, cell: (point) => period(language, point.period) },
          { title: `${text.value}, ${unit}`, number: true, cell: (point) => <Figure of={point} unit={false} /> },
        ]}
      />
    </Section>
  );
}
