import { useCallback } from 'react';
import type { PlaceLevel } from '../../../gql/graphql';
import { TimeHandle } from '../../../maps/time-handle';
import { period as written } from '../../../words/date';
import { useLanguage, useWords } from '../../../words/language';
import { Choice } from '../choice';
import type { View } from '../search';
import type { Selection } from '../selection';
import { Chosen } from './chosen';
import { useOthers } from './use-others';
import styles from './views.module.css';

const words = {
  en: {
    period: 'Period',
    level: 'Compare',
    REGION: 'regions',
    MUNICIPALITY: 'municipalities',
    start: 'Since',
    all: 'the beginning',
    other: 'Second indicator',
    none: 'none',
    most: 'the one with most places',
    by: 'Order by',
    value: 'value',
    rise: 'ranks gained',
    borders: 'Borders',
    then: 'of their time',
    now: 'of today',
  },
  ru: {
    period: 'Период',
    level: 'Сравнить',
    REGION: 'регионы',
    MUNICIPALITY: 'муниципальные образования',
    start: 'С какого времени',
    all: 'с самого начала',
    other: 'Второй показатель',
    none: 'нет',
    most: 'у которого больше всего мест',
    by: 'Порядок',
    value: 'по значению',
    rise: 'по росту ранга',
    borders: 'Границы',
    then: 'своего времени',
    now: 'нынешние',
  },
};

/** What can be chosen in a view; every other view keeps it. */
export function Controls({ view, selection }: { view: Exclude<View, 'map' | 'table'>; selection: Selection }) {
  const text = useWords(words);
  const language = useLanguage();
  const { level, levels, periods, period, start, byRise, bordersNow, places, choose } = selection;
  const onShow = useCallback((one: string) => choose({ period: one }), [choose]); // its time starts again with another one
  const years = view === 'chart' ? yearsOf(selection) : periods.filter((one) => period !== undefined && one < period);
  const dated = view === 'chart' || (view === 'ranking' && byRise);
  return (
    <div className={styles.controls} data-print="no">
      {levels.length > 1 && <Choice label={text.level} value={level ?? ''} options={levels.map((one) => [one, text[one]])} onChoose={(one) => choose({ level: one.toLowerCase() })} />}
      {view === 'ranking' && periods.length > 1 && (
        <Choice
          label={text.by}
          value={byRise ? 'rise' : ''}
          options={[
            ['', text.value],
            ['rise', text.rise],
          ]}
          onChoose={(by) => choose({ by: by || undefined })}
        />
      )}
      {dated && years.length > 1 && <Choice label={text.start} value={years.find((year) => year === start) ?? ''} options={[['', text.all], ...years.map((one) => [one, written(language, one)] as const)]} onChoose={(one) => choose({ start: one || undefined })} />}
      {view === 'chart' && <Other levels={level ? ['COUNTRY', level] : ['COUNTRY']} selection={selection} none={text.none} />}
      {view === 'scatter' && level && <Other levels={[level]} selection={selection} none={text.most} />}
      {view === 'chart' && places.some((code) => code.length === 11 || !code.endsWith('000000')) && (
        <Choice
          label={text.borders}
          value={bordersNow ? 'now' : ''}
          options={[
            ['', text.then],
            ['now', text.now],
          ]}
          onChoose={(borders) => choose({ borders: borders || undefined })}
        />
      )}
      <Chosen selection={selection} />
      {view !== 'chart' && period && periods.length > 1 && (
        <div className={styles.time}>
          <TimeHandle label={text.period} periods={periods} shown={period} write={(one) => written(language, one)} onShow={onShow} />
        </div>
      )}
    </div>
  );
}

/** The years in which anything is known, the oldest first. */
function yearsOf({ groups }: Selection): string[] {
  return [...new Set(groups.flatMap(({ key }) => key.period?.slice(0, 4) ?? []))].toSorted();
}

function Other({ levels, selection: { indicator, other, choose }, none }: { levels: PlaceLevel[]; selection: Selection; none: string }) {
  const text = useWords(words);
  const language = useLanguage();
  const named = (useOthers(levels, indicator.slug) ?? []).map(({ slug, name }) => [slug, name] as const);
  if (named.length === 0) return null;
  return <Choice label={text.other} value={other ?? ''} options={[['', none], ...named.toSorted(([, a], [, b]) => a.localeCompare(b, language))]} onChoose={(one) => choose({ with: one || undefined })} />;
}
