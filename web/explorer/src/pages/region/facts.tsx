import { Facts } from '../../components/facts';
import { Figures } from '../../components/figures';
import { NoData } from '../../components/no-data';
import { Sourced } from '../../components/sources';
import { ThingLink } from '../../components/thing-link';
import { useCodes } from '../../things/codes';
import { Stated } from '../../things/stated';
import { clock } from '../../words/clock';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import type { Region } from './region';

const words = {
  en: {
    population: 'Inhabitants',
    on: (day: string) => `, ${day}`,
    municipalities: 'Municipalities',
    entries: 'Award entries',
    won: 'of them with an award',
    practices: 'Practices',
    capital: 'Capital',
    area: 'Area',
    km2: 'km²',
    clock: 'Local time',
    code: 'Code of the region',
    model: 'Local government',
    since: 'since',
    stated: 'stated',
  },
  ru: {
    population: 'Жителей',
    on: (day: string) => ` на ${day}`,
    municipalities: 'Муниципальные образования',
    entries: 'Заявки на премии',
    won: 'из них с наградой',
    practices: 'Практики',
    capital: 'Столица',
    area: 'Площадь',
    km2: 'км²',
    clock: 'Местное время',
    code: 'Код региона',
    model: 'Местное самоуправление',
    since: 'с',
    stated: 'сказано',
  },
};

/** The numbers that a region is known by. */
export function RegionHeadline({ of: r }: { of: Region }) {
  const language = useLanguage();
  const text = useWords(words);
  const counts = [
    [r.municipalities.totalCount, text.municipalities, false],
    [r.awardEntries.totalCount, text.entries, r.won.totalCount > 0 && `${text.won}: ${number(language, r.won.totalCount)}`],
    [r.practices.totalCount, text.practices, false],
  ] as const;
  return (
    <Figures
      figures={[
        {
          value: r.population ? <Stated of={r} field="population" value={r.population} show={(value) => number(language, value)} /> : <NoData />,
          label: text.population + (r.populationOn ? text.on(date(language, r.populationOn)) : ''),
        },
        ...counts.map(([count, label, note]) => count > 0 && { value: number(language, count), label, note }),
      ]}
    />
  );
}

/** What else sources state of a region itself. */
export function RegionFacts({ of: r }: { of: Region }) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const capital = r.capitalMunicipality ? (
    <ThingLink id={r.capitalMunicipality.id}>{(language === 'ru' && r.capital) || r.capitalMunicipality.shortName}</ThingLink>
  ) : (
    r.capital && <Stated of={r} field="capital" value={r.capital} />
  );
  return (
    <Facts
      facts={[
        !!capital && r.capital !== r.russianName && { label: text.capital, value: capital },
        !!r.areaKm2 && {
          label: text.area,
          value: <Stated of={r} field="area_km2" value={r.areaKm2} show={(value) => `${number(language, value)} ${text.km2}`} />,
        },
        !!r.utcOffset && { label: text.clock, value: <Stated of={r} field="time_zone" value={r.utcOffset} show={clock} /> },
        { label: text.code, value: <Stated of={r} field="code" value={r.code} /> },
        ...r.governmentModels.nodes.map(({ id, model, validFrom, statedOn, source }) => {
          const dated = validFrom ? `${text.since} ${date(language, validFrom)}` : statedOn && `${text.stated} ${date(language, statedOn)}`;
          return {
            label: text.model,
            value: (
              <>
                <ThingLink id={id}>{code('GovernmentLevels', model)}</ThingLink>
                {dated && (
                  <>
                    , <Sourced sources={[source]}>{dated}</Sourced>
                  </>
                )}
              </>
            ),
          };
        }),
      ]}
    />
  );
}
