import { useCodes } from '../things/codes';
import { capital } from '../words/capital';
import { period } from '../words/date';
import { useLanguage } from '../words/language';
import type { Group } from './use-peers';

/** Returns what names a value by which places are compared. */
export function useDimensionName() {
  const language = useLanguage();
  const code = useCodes();
  return ({ attribute, indicator, period: of }: Group['dimensions'][number]): string =>
    attribute ? capital(language, code('PeerAttribute', attribute)) : `${indicator!.name}, ${[indicator!.unitLabel, of && period(language, of)].filter(Boolean).join(', ')}`;
}
