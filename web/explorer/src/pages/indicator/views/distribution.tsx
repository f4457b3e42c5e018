import { useMemo } from 'react';
import { DistributionChart } from '../../../charts/charts';
import { countOf } from '../../../charts/sentences';
import { isSkewed } from '../../../charts/statistics';
import { Failure } from '../../../components/failure';
import { Notice } from '../../../components/notice';
import { Skeleton } from '../../../components/skeleton';
import { period as written } from '../../../words/date';
import { useLanguage, useWords } from '../../../words/language';
import { titleOf, type Placed } from '../selection';
import { usePlaces } from './use-places';

const words = {
  en: { few: 'Too few places have a value for a distribution', fill: 'Look at the ranking or the table.', log: 'Values are very unequal: bars widen to the right, and equal distances are equal ratios.', former: 'Only places of today are counted.', choose: 'Choose a place to see where it is.' },
  ru: { few: 'Для распределения значений слишком мало', fill: 'Посмотрите рейтинг или таблицу.', log: 'Значения очень неравны: шаги растут слева направо, равные расстояния означают равные отношения.', former: 'Учтены только нынешние места.', choose: 'Выберите место, чтобы увидеть, где оно.' },
};

/** How many places have about the same value, and where the first chosen one is. */
export default function DistributionView({ selection }: { selection: Placed }) {
  const text = useWords(words);
  const language = useLanguage();
  const { indicator, breakdown, level, period, places: chosen } = selection;
  const { places, error } = usePlaces(level, [{ indicator: indicator.slug, breakdown, period }]);
  const first = chosen[0];
  const data = useMemo(() => {
    const here = places?.rows.find(({ code }) => code === first);
    return places && { unit: indicator.unitLabel, values: places.rows.map(({ values }) => values[0]!), ...(here && { here: { name: here.name, value: here.values[0]! } }), count: (n: number) => countOf(language, level, n) };
  }, [places, indicator, first, language, level]);
  if (error) return <Failure error={error} />;
  if (!places || !data) return <Skeleton lines={12} />;
  if (data.values.length < 5) return <Notice kind="plain" title={text.few}>{text.fill}</Notice>;
  const caveats = [isSkewed(data.values) && text.log, level === 'MUNICIPALITY' && text.former, !('here' in data) && text.choose].filter((one) => typeof one === 'string');
  return <DistributionChart about={{ title: titleOf(selection), period: written(language, places.columns[0]?.period ?? period), sources: places.sources, caveats, name: `${indicator.slug}-distribution` }} data={data} level={level} />;
}
