import { Sourced } from '../components/sources';
import { ThingLink } from '../components/thing-link';
import type { FigureFragment } from '../gql/graphql';
import { period } from '../words/date';
import { useLanguage, useWords } from '../words/language';
import { number, withUnit } from '../words/number';
import { useCodes } from './codes';
import { Note } from './note';

const words = { en: { this: 'About this value', of: 'for' }, ru: { this: 'Об этом значении', of: 'за' } };

/** A value of an indicator: ≈ if it is not exact, with its unit, unless the head of the table has it; its period and source are a hover away. */
export function Figure({ of, unit = true }: { of: FigureFragment; unit?: boolean }) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const exact = of.status === 'NORMAL';
  const { unitLabel } = of.indicator;
  const extra = (
    <>
      <p>
        {withUnit(language, number(language, of.value), unitLabel)} {text.of} {period(language, of.period)}
        {!exact && ` · ${code('ObservationStatus', of.status)}`}
      </p>
      {of.note && <Note>{of.note}</Note>}
      <p>
        <ThingLink id={of.id}>{text.this}</ThingLink>
      </p>
    </>
  );
  return (
    <span data-number>
      {!exact && <span title={code('ObservationStatus', of.status)}>≈&thinsp;</span>}
      <Sourced sources={[of.source]} extra={extra}>
        {unit ? withUnit(language, number(language, of.value), unitLabel) : number(language, of.value)}
      </Sourced>
    </span>
  );
}
