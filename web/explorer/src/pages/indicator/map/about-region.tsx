import { NoData } from '../../../components/no-data';
import { placeWords } from '../../../charts/sentences';
import { ThingLink } from '../../../components/thing-link';
import type { FigureFragment } from '../../../gql/graphql';
import { BrowseLink } from '../../../things/browse-link';
import { Figure } from '../../../things/figure';
import { period as written } from '../../../words/date';
import { useLanguage, useWords } from '../../../words/language';
import { counted } from '../../../words/number';
import type { ValuedRegion } from './valued-regions';

const words = {
  en: {
    median: (n: number) => `the median of ${counted('en', n, ['municipality', 'municipalities'])}`,
    disputed: 'The status of this region is disputed internationally; its page says by whom.',
  },
  ru: {
    median: (n: number) => `медиана ${counted('ru', n, placeWords.MUNICIPALITY.ru.of)}`,
    disputed: 'Международный статус региона оспаривается; подробности на его странице.',
  },
};

interface About {
  region: ValuedRegion;
  slug: string;
  period: string;
  /** What a source states of the region itself. Without it, its value is a median of municipalities. */
  figure?: FigureFragment | undefined;
  write: (value: number) => string;
}

/** What a map says of the region that is pointed at: its value with period and source. */
export function AboutRegion({ region, slug, period, figure, write }: About) {
  const language = useLanguage();
  const text = useWords(words);
  const { id, name, value, places, oktmo, disputed } = region;
  return (
    <p>
      <ThingLink id={id}>
        <strong>{name}</strong>
      </ThingLink>{' '}
      — {value === null ? <NoData /> : figure ? <Figure of={figure} /> : write(value)}, {written(language, period)}
      {value !== null && !figure && (
        <>
          , <BrowseLink of={{ plural: 'observations', filter: { 'indicator.slug': slug, 'region.oktmo': oktmo, placeLevel: 'MUNICIPALITY', period } }}>{text.median(places)}</BrowseLink>
        </>
      )}
      {disputed && `. ${text.disputed}`}
    </p>
  );
}
