import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { embedded } from '../../app/embedded';
import { Skeleton } from '../../components/skeleton';
import { Tabs } from '../../components/tabs';
import type { ValuesOfIndicatorQuery } from '../../gql/graphql';
import { Embeddable } from '../../embeds/embeddable';
import { Head } from '../../things/head';
import { useWords } from '../../words/language';
import { Country } from './country';
import { IndicatorMap } from './map/map';
import type { Indicator } from './page';
import { Ranking } from './ranking';
import { views, type View } from './search';
import { isPlaced, useSelection, type Placed, type Selection } from './selection';
import { Controls } from './views/controls';
import styles from './views/views.module.css';

// The library that draws is large, and who looks at the map needs none of it.
const ChartView = lazy(() => import('./views/chart'));
const RankingView = lazy(() => import('./views/ranking'));
const ScatterView = lazy(() => import('./views/scatter'));
const DistributionView = lazy(() => import('./views/distribution'));

const words = {
  en: { label: 'Views', map: 'Map', chart: 'Chart', ranking: 'Ranking', table: 'Table', scatter: 'Scatter', distribution: 'Distribution', regions: 'Regions', municipalities: 'Municipalities' },
  ru: { label: 'Виды', map: 'Карта', chart: 'График', ranking: 'Рейтинг', table: 'Таблица', scatter: 'Связь', distribution: 'Распределение', regions: 'Регионы', municipalities: 'Муниципальные образования' },
};

interface ViewsParts {
  indicator: Indicator;
  breakdown: string;
  values: ValuesOfIndicatorQuery;
}

/** One selection of places, time and breakdown as a map, a chart, a ranking, a table, a scatter plot or a distribution. */
export function Views({ indicator, breakdown, values }: ViewsParts) {
  const text = useWords(words);
  const groups = values.observationGroups?.nodes ?? [];
  const selection = useSelection(indicator, breakdown, groups);
  const { view: wanted } = useSearch({ strict: false });
  const placed = isPlaced(selection) ? selection : undefined;
  const usual: View = placed ? 'map' : 'chart';
  const content: Record<View, ReactNode> = {
    map: placed && <IndicatorMap indicator={indicator} breakdown={breakdown} groups={groups} />,
    chart: (
      <Controlled view="chart" selection={selection}>
        <ChartView selection={selection} />
      </Controlled>
    ),
    ranking: placed && <OfPlaces view="ranking" selection={placed} View={RankingView} />,
    table: (
      <Embeddable name={`${indicator.slug}-table`} title={indicator.name}>
        {embedded && <Head name={indicator.name} line={indicator.unitLabel} />}
        <Table indicator={indicator} values={values} />
      </Embeddable>
    ),
    scatter: placed && <OfPlaces view="scatter" selection={placed} View={ScatterView} />,
    distribution: placed && <OfPlaces view="distribution" selection={placed} View={DistributionView} />,
  };
  const possible = views.filter((view) => content[view]);
  return (
    <div className={styles.views}>
      <Tabs
      label={text.label}
      shown={possible.find((view) => view === wanted) ?? usual}
      onShow={(view) => selection.choose({ view: view === usual ? undefined : view })}
      tabs={possible.map((name) => ({ name, title: text[name], content: content[name] }))}
      />
    </div>
  );
}

type Drawn = Exclude<View, 'map' | 'table'>;

function OfPlaces({ view, selection, View }: { view: Drawn; selection: Placed; View: ComponentType<{ selection: Placed }> }) {
  return (
    <Controlled view={view} selection={selection}>
      <View selection={selection} />
    </Controlled>
  );
}

function Controlled({ view, selection, children }: { view: Drawn; selection: Selection; children: ReactNode }) {
  return (
    <div className={styles.view}>
      <Controls view={view} selection={selection} />
      <Suspense fallback={<Skeleton lines={12} />}>{children}</Suspense>
    </div>
  );
}

function Table({ indicator: { unitLabel, slug }, values }: Omit<ViewsParts, 'breakdown'>) {
  const text = useWords(words);
  const groups = values.observationGroups?.nodes ?? [];
  return (
    <>
      <Country points={values.russia?.[0]?.points ?? []} unit={unitLabel} />
      <Ranking id="regions" title={text.regions} unit={unitLabel} top={values.regions} last={values.lastRegions?.nodes ?? []} groups={groups} slug={slug} level="REGION" />
      <Ranking id="municipalities" title={text.municipalities} unit={unitLabel} top={values.municipalities} last={values.lastMunicipalities?.nodes ?? []} groups={groups} slug={slug} level="MUNICIPALITY" />
    </>
  );
}
