import { useMemo } from 'react';
import { ScatterChart } from '../../../charts/charts';
import { isSkewed } from '../../../charts/statistics';
import { Failure } from '../../../components/failure';
import { Notice } from '../../../components/notice';
import { Skeleton } from '../../../components/skeleton';
import { period as written } from '../../../words/date';
import { useLanguage, useWords } from '../../../words/language';
import type { Placed } from '../selection';
import { useOthers, type Other } from './use-others';
import { usePlaces } from './use-places';

const words = {
  en: {
    none: 'No place has values of both indicators',
    fill: 'Choose another second indicator.',
    and: 'and',
    log: 'Axes with very unequal values are logarithmic: equal distances are equal ratios. The correlation is of the values themselves.',
    former: 'Only places of today are drawn.',
  },
  ru: {
    none: 'Ни у одного места нет значений обоих показателей',
    fill: 'Выберите другой второй показатель.',
    and: 'и',
    log: 'Оси с очень неравными значениями — логарифмические: равные расстояния означают равные отношения. Корреляция — по самим значениям.',
    former: 'Показаны только нынешние места.',
  },
};

/** Two indicators over the same places: the second is the one of the address, or the one with most places. */
export default function ScatterView({ selection }: { selection: Placed }) {
  const text = useWords(words);
  const others = useOthers([selection.level], selection.indicator.slug);
  if (!others) return <Skeleton lines={12} />;
  const other = others.find(({ slug }) => slug === selection.other) ?? others.toSorted((a, b) => b.places(selection.period) - a.places(selection.period))[0];
  return other ? <Both selection={selection} other={other} /> : <Notice kind="plain" title={text.none} />;
}

function Both({ selection, other }: { selection: Placed; other: Other }) {
  const text = useWords(words);
  const language = useLanguage();
  const { indicator, breakdown, part, level, period, places: chosen } = selection;
  const { places, error } = usePlaces(level, [{ indicator: indicator.slug, breakdown, period }, { indicator: other.slug, period: other.period(period) }]);
  const mine = chosen.join();
  const data = useMemo(() => {
    const [x, y] = places?.columns ?? [];
    const axis = (of: NonNullable<typeof x>, which?: string) => ({ name: `${[of.indicator.name, which].filter(Boolean).join(': ')}, ${written(language, of.period ?? '')}`, unit: of.indicator.unitLabel });
    if (!places || !x || !y) return undefined;
    return { x: axis(x, part), y: axis(y), points: places.rows.map(({ code, name, values, estimate }) => ({ name, x: values[0]!, y: values[1]!, estimate, mine: mine.split(',').includes(code) })) };
  }, [places, language, part, mine]);
  if (error) return <Failure error={error} />;
  if (!places || !data) return <Skeleton lines={12} />;
  if (data.points.length === 0) return <Notice kind="plain" title={text.none}>{text.fill}</Notice>;
  const log = isSkewed(data.points.map(({ x }) => x)) || isSkewed(data.points.map(({ y }) => y));
  return (
    <ScatterChart
      about={{
        title: `${indicator.name} ${text.and} ${places.columns[1]!.indicator.name}`,
        period: [...new Set(places.columns.map(({ period: one }) => written(language, one ?? '')))].join(', '),
        sources: places.sources,
        caveats: [log && text.log, level === 'MUNICIPALITY' && text.former].filter((one) => typeof one === 'string'),
        name: `${indicator.slug}-${other.slug}`,
      }}
      data={data}
      level={level}
    />
  );
}
