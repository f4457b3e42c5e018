import { NoData } from '../../../components/no-data';
import { Spark } from '../../../components/spark';
import { ThingLink } from '../../../components/thing-link';
import { period as written } from '../../../words/date';
import { useLanguage } from '../../../words/language';
import type { ValuedRegion } from './valued-regions';

interface CourseParts {
  of: readonly { period: string; region: ValuedRegion | undefined }[];
  write: (value: number) => string;
}

/** A region from its first known value to its last. */
export function Course({ of, write }: CourseParts) {
  const language = useLanguage();
  const region = of[0]?.region;
  const known = of.flatMap(({ period, region }) => (region && region.value !== null ? [{ period, value: region.value }] : []));
  const ends = known.length > 1 ? [known[0]!, known.at(-1)!] : known;
  if (!region) return null;
  return (
    <p>
      <ThingLink id={region.id}>
        <strong>{region.name}</strong>
      </ThingLink>{' '}
      — {known.length === 0 ? <NoData /> : ends.map(({ period, value }) => `${write(value)} (${written(language, period)})`).join(' → ')}{' '}
      {known.length > 2 && <Spark values={known.map(({ value }) => value)} />}
    </p>
  );
}
