import { Rows, type Column } from '../../components/rows';
import { Sourced } from '../../components/sources';
import { useCodes } from '../../things/codes';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import type { Municipality } from './municipality';

type Child = Municipality['children']['nodes'][number];

const words = {
  en: { title: 'Municipalities inside', name: 'Name', kind: 'Kind', state: 'State', population: 'Inhabitants', on: (day: string) => `As of ${day}` },
  ru: { title: 'Муниципальные образования внутри', name: 'Название', kind: 'Вид', state: 'Состояние', population: 'Жителей', on: (day: string) => `На ${day}` },
};

/** The settlements of a district, or the districts of a city. */
export function Inside({ of: m }: { of: Municipality }) {
  const text = useWords(words);
  const language = useLanguage();
  const code = useCodes();
  const ended = m.state === 'ENDED';
  const children = m.children.nodes;
  const population: Column<Child> = {
    title: text.population,
    number: true,
    cell: ({ population, populationOn, source }) =>
      population && (
        <Sourced sources={[source]} extra={populationOn && <p>{text.on(date(language, populationOn))}</p>}>
          {number(language, population)}
        </Sourced>
      ),
  };
  const filter = { 'parent.oktmo': m.oktmo, ...(ended && { state: 'ENDED' }) };
  return (
    <Related id="inside" title={text.title} total={m.children.totalCount} shown={children.length} of={{ plural: 'municipalities', filter }}>
      <Rows
        label={text.title}
        rows={children}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.name,
            cell: ({ id, longName }) => <NameLink of={{ id, name: longName }} />,
          },
          { title: text.kind, bare: true, cell: ({ kind }) => code('MunicipalityKind', kind) },
          { title: text.state, bare: true, cell: ({ state }) => code('MunicipalityState', state) },
          population,
        ]}
      />
    </Related>
  );
}
