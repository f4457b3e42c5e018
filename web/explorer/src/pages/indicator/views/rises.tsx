import { useMemo } from 'react';
import { Failure } from '../../../components/failure';
import { Notice } from '../../../components/notice';
import { Skeleton } from '../../../components/skeleton';
import { RiseChart } from '../../../charts/charts';
import { risesOf } from '../../../charts/rises';
import { period as written } from '../../../words/date';
import { useLanguage, useWords } from '../../../words/language';
import { titleOf, type Placed } from '../selection';
import { usePlaces } from './use-places';

const words = {
  en: {
    unit: 'ranks risen',
    title: (of: string) => `Who gained most rank — ${of}`,
    among: 'Ranks are among the places of today that have a value in both periods, by the greatest value. After the names are the ranks at the beginning and at the end.',
    first: 'There is no earlier period to compare with',
    still: 'No place rose among those with values in both periods',
    other: 'Choose another beginning.',
    fill: 'Ranks can be compared when values of a second period are published.',
  },
  ru: {
    unit: 'на сколько рангов выше',
    title: (of: string) => `Кто сильнее всего поднялся — ${of}`,
    among: 'Ранги — среди нынешних мест, у которых есть значения за оба периода, начиная с наибольшего. После названий — ранги в начале и в конце.',
    first: 'Нет более раннего периода, с которым можно сравнить',
    still: 'Среди мест, у которых есть значения за оба периода, никто не поднялся',
    other: 'Выберите другое начало.',
    fill: 'Ранги можно будет сравнить, когда появятся значения ещё за один период.',
  },
};

/** The places that rose most in rank since an earlier period. */
export function Rises({ selection }: { selection: Placed }) {
  const text = useWords(words);
  const from = firstOf(selection);
  if (!from) return <Notice kind="plain" title={text.first}>{text.fill}</Notice>;
  return <Between selection={selection} from={from} />;
}

/** The period that ranks are compared with: the one of the address, or the first. */
export function firstOf({ periods, period, start }: Placed): string | undefined {
  const earlier = periods.filter((one) => one < period);
  return earlier.find((one) => one === start) ?? earlier.find((one) => start !== undefined && one >= start) ?? earlier[0];
}

function Between({ selection, from }: { selection: Placed; from: string }) {
  const text = useWords(words);
  const language = useLanguage();
  const { indicator, breakdown, level, period, places: chosen } = selection;
  const { places, error } = usePlaces(level, [from, period].map((one) => ({ indicator: indicator.slug, breakdown, period: one })));
  const mine = chosen.join();
  const data = useMemo(() => places && { unit: text.unit, total: places.rows.length, bars: risesOf(places.rows, mine.split(',')).slice(0, 20) }, [places, text, mine]);
  if (error) return <Failure error={error} />;
  if (!places || !data) return <Skeleton lines={12} />;
  if (data.bars.length === 0) return <Notice kind="plain" title={text.still}>{text.other}</Notice>;
  return (
    <RiseChart
      about={{ title: text.title(titleOf(selection)), period: places.columns.map((column) => written(language, column.period ?? '')).join(' – '), sources: places.sources, caveats: [text.among], name: `${indicator.slug}-rises` }}
      data={data}
      level={level}
    />
  );
}
