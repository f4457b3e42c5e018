import { Bar, longest } from '../../components/bar';
import { Rows } from '../../components/rows';
import { Sourced } from '../../components/sources';
import { BrowseLink } from '../../things/browse-link';
import { useCodes } from '../../things/codes';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import styles from './municipalities.module.css';
import type { Groups, Region } from './region';

const words = {
  en: { title: 'Municipalities', kinds: 'By kind', kind: 'Kind', count: 'Municipalities', largest: 'The largest', name: 'Name', population: 'Inhabitants', on: (day: string) => `As of ${day}` },
  ru: { title: 'Муниципальные образования', kinds: 'По видам', kind: 'Вид', count: 'Сколько', largest: 'Самые большие', name: 'Название', population: 'Жителей', on: (day: string) => `На ${day}` },
};

/** How many municipalities of each kind a region has, and the largest of them. */
export function Municipalities({ of: r, kinds }: { of: Region; kinds: Groups }) {
  const text = useWords(words);
  const language = useLanguage();
  const code = useCodes();
  const filter = { 'region.oktmo': r.oktmo };
  const most = longest(kinds.map(({ count }) => Number(count)));
  const largest = r.municipalities.nodes.filter(({ population }) => population);
  return (
    <Related id="municipalities" title={text.title} total={r.municipalities.totalCount} shown={largest.length} of={{ plural: 'municipalities', filter }}>
      <div className={styles.two}>
        <div>
          <h3>{text.kinds}</h3>
          <Rows
            label={text.kinds}
            rows={kinds}
            keyOf={({ key }) => key.kind ?? ''}
            columns={[
              {
                title: text.kind,
                cell: ({ key }) => <BrowseLink of={{ plural: 'municipalities', filter: { ...filter, kind: key.kind ?? '' } }}>{code('MunicipalityKind', key.kind ?? '')}</BrowseLink>,
              },
              {
                title: text.count,
                number: true,
                cell: ({ count }) => (
                  <Bar value={Number(count)} most={most}>
                    {number(language, count)}
                  </Bar>
                ),
              },
            ]}
          />
        </div>
        {largest.length > 0 && (
          <div>
            <h3>{text.largest}</h3>
            <Rows
              label={text.largest}
              rows={largest}
              keyOf={({ id }) => id}
              columns={[
                {
                  title: text.name,
                  cell: ({ id, longName }) => <NameLink of={{ id, name: longName }} />,
                },
                {
                  title: text.population,
                  number: true,
                  cell: ({ population, populationOn, source }) => (
                    <Sourced sources={[source]} extra={populationOn && <p>{text.on(date(language, populationOn))}</p>}>
                      {number(language, population!)}
                    </Sourced>
                  ),
                },
              ]}
            />
          </div>
        )}
      </div>
    </Related>
  );
}
