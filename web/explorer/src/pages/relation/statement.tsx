import { isPlural, resourceOf, type Field } from '../../catalogue';
import { ThingLink } from '../../components/thing-link';
import { Written } from '../../components/written';
import { StatementDocument, type StatementQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { kinds, pathOf } from '../../things/kinds';
import { nameOfThing } from '../../things/named';
import { pageOf, type PageOf } from '../../things/page-of';
import { capital } from '../../words/capital';
import { date } from '../../words/date';
import { useLanguage, useWords, type Language } from '../../words/language';
import { number } from '../../words/number';
import { Relation } from './relation';

const words = {
  en: { path: 'Statement of a source', about: 'About', field: 'Field', value: 'What it says', kind: 'Kind', asOf: 'As of' },
  ru: { path: 'Утверждение источника', about: 'О чём', field: 'Поле', value: 'Что сказано', kind: 'Вид', asOf: 'По состоянию на' },
};

type Stated = NonNullable<StatementQuery['statement']>;

/** What one source says of one field of a thing. */
function Statement({ of, asked }: PageOf<StatementQuery['statement']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const { kind, key } = pathOf(of.subject);
  const about = nameOfThing(language, of.about) ?? `${kinds[kind][language][0]} ${key}`;
  const field = fieldOf(kinds[kind].plural, of.field);
  const label = field?.[language] ?? of.field;
  const value = field?.kind === 'code' ? code(field.set ?? '', of.value) : written(of, language);
  const { __typename, ...rest } = of; // a statement has its source, but is no row that states a source
  return (
    <Relation
      of={{ ...rest, sources: [], statements: { nodes: [] } }}
      asked={asked}
      path={text.path}
      name={capital(language, `${about}, ${label.charAt(0).toLocaleLowerCase(language)}${label.slice(1)}: ${value}`)}
      line={<ThingLink id={of.source.id}>{of.source.title}</ThingLink>}
      facts={[
        { label: text.about, value: <ThingLink id={of.subject}>{about}</ThingLink> },
        {
          label: text.field,
          value: (
            <>
              {label} <code>{of.field}</code>
            </>
          ),
        },
        { label: text.value, value: <Written>{value}</Written> },
        { label: text.kind, value: code('StatementKind', of.kind) },
        { label: text.asOf, value: of.asOf && date(language, of.asOf) },
      ]}
    />
  );
}

/** Returns the field of a resource that statements name by its column: regions_count, name_ru. */
function fieldOf(plural: string, column: string): Field | undefined {
  const fields: Partial<Record<string, Field>> = isPlural(plural) ? resourceOf(plural).fields : {};
  return fields[column.replace(/_(ru|en)$/, '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())];
}

/** Writes what a statement says: as a day where the field is one, as a number where it can only be one. */
function written({ field, value }: Stated, language: Language): string {
  if (/_(on|from|to)$/.test(field)) return date(language, value);
  return /^\d+$/.test(value) ? number(language, value) : value;
}

export default pageOf(StatementDocument, 'statement', Statement);
