import { ThingLink } from '../../components/thing-link';
import { StatementDocument, type StatementQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { kinds, pathOf } from '../../things/kinds';
import { nameOf } from '../../things/named';
import { pageOf, type PageOf } from '../../things/page-of';
import { date } from '../../words/date';
import { useLanguage, useWords, type Language } from '../../words/language';
import { number } from '../../words/number';
import { Relation } from './relation';

const words = {
  en: { path: 'Statement of a source', about: 'About', field: 'Field', value: 'What it says', source: 'Which source says it', asOf: 'As of' },
  ru: { path: 'Утверждение источника', about: 'О чём', field: 'Поле', value: 'Что сказано', source: 'В каком источнике', asOf: 'По состоянию на' },
};

type Stated = NonNullable<StatementQuery['statement']>;

/** What one source says of one field of a thing. */
function Statement({ of, asked }: PageOf<StatementQuery['statement']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const { kind, key } = pathOf(of.subject);
  const about = nameOf(language, of.about) ?? `${kinds[kind][language][0]} ${key}`;
  const value = written(of, language);
  const { __typename, ...rest } = of; // a statement has its source, but is no row that states a source
  return (
    <Relation
      of={{ ...rest, sources: [], statements: { nodes: [] } }}
      asked={asked}
      path={text.path}
      name={`${about}: ${of.field} = ${value}`}
      line={code('StatementKind', of.kind)}
      facts={[
        { label: text.about, value: <ThingLink id={of.subject}>{about}</ThingLink> },
        { label: text.field, value: <code>{of.field}</code> },
        { label: text.value, value },
        { label: text.source, value: <ThingLink id={of.source.id}>{of.source.title}</ThingLink> },
        { label: text.asOf, value: of.asOf && date(language, of.asOf) },
      ]}
    />
  );
}

/** Writes what a statement says: as a day where the field is one, as a number where it can only be one. */
function written({ field, value }: Stated, language: Language): string {
  if (/_(on|from|to)$/.test(field)) return date(language, value);
  return /^\d+$/.test(value) ? number(language, value) : value;
}

export default pageOf(StatementDocument, 'statement', Statement);
