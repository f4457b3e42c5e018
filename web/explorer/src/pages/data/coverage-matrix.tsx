import { Link, useSearch } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { useLanguage, useWords } from '../../words/language';
import { compact, number } from '../../words/number';
import { CoverageDetail } from './coverage-detail';
import styles from './coverage.module.css';
import { runsOf, shadeOf, type CoverageRow, type Run } from './coverage-rows';

const words = {
  en: {
    label: 'Places with a value, by indicator and year',
    indicator: 'Indicator',
    MUNICIPALITY: 'Municipalities',
    REGION: 'Regions',
    COUNTRY: 'The whole country',
    none: 'no data',
    legend: 'Places with a value',
    more: '1,000 and more',
  },
  ru: {
    label: 'Места со значением по показателям и годам',
    indicator: 'Показатель',
    MUNICIPALITY: 'Муниципальные образования',
    REGION: 'Регионы',
    COUNTRY: 'Страна в целом',
    none: 'нет данных',
    legend: 'Мест со значением',
    more: '1\u202f000 и больше',
  },
};

const levels = ['MUNICIPALITY', 'REGION', 'COUNTRY'] as const;
type LevelInAddress = 'municipality' | 'region' | 'country';

// Every fifth year is named, and the first one where there is room.
const isNamed = (year: number, i: number): boolean => year % 5 === 0 || (i === 0 && year % 5 < 3);

/** Indicators by years, shaded by the number of places. The chosen row opens below itself. */
export function Matrix({ rows, years }: { rows: readonly CoverageRow[]; years: readonly string[] }) {
  const text = useWords(words);
  return (
    <>
      <Legend />
      <table role="table" aria-label={text.label} className={styles.matrix} style={{ '--years': years.length } as CSSProperties}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" className={styles.corner}>
              {text.indicator}
            </th>
            {years.map((year, i) => (
              <th key={year} role="columnheader" scope="col" data-decade={year.endsWith('0') || undefined} data-rare={!isNamed(Number(year), i) || undefined} data-end={i > years.length - 4 || undefined}>
                {year}
              </th>
            ))}
          </tr>
        </thead>
        {levels.map((level) => {
          const ofLevel = rows.filter((row) => row.level === level);
          return (
            ofLevel.length > 0 && (
              <tbody key={level} role="rowgroup">
                <tr role="row">
                  <th role="rowheader" scope="rowgroup" className={styles.level}>
                    {text[level]}
                  </th>
                </tr>
                {ofLevel.map((row) => (
                  <Row key={row.slug} of={row} years={years} />
                ))}
              </tbody>
            )
          );
        })}
      </table>
    </>
  );
}

function Row({ of, years }: { of: CoverageRow; years: readonly string[] }) {
  const language = useLanguage();
  const search = useSearch({ from: '/$language/data/coverage' });
  const level = of.level.toLowerCase() as LevelInAddress;
  const chosen = search.indicator === of.slug && search.level === level;
  const to = { to: '/$language/data/coverage', params: { language }, resetScroll: false, replace: true } as const;
  return (
    <>
      <tr role="row" data-chosen={chosen || undefined}>
        <th role="rowheader" scope="row">
          <Link {...to} search={chosen ? {} : { indicator: of.slug, level }} aria-expanded={chosen}>
            {of.name}
          </Link>
        </th>
        {runsOf(of, years).map((run) =>
          run.places === undefined ? (
            <Gap key={run.from} of={run} />
          ) : (
            <td key={run.from} role="cell" data-shade={shadeOf(run.places)} data-chosen={(chosen && search.period?.startsWith(run.from)) || undefined}>
              {/* The keyboard reaches all periods by the name of the row. */}
              <Link {...to} search={{ indicator: of.slug, level, period: run.from }} tabIndex={-1} title={`${run.from}: ${number(language, run.places)}`}>
                <span data-long={run.places > 999 || undefined}>{run.places > 999 ? <Thousands of={run.places} /> : run.places}</span>
              </Link>
            </td>
          ),
        )}
      </tr>
      {chosen && (
        <tr role="row" className={styles.opened}>
          <td role="cell" colSpan={years.length + 1}>
            <CoverageDetail indicator={of.slug} level={of.level} period={search.period} />
          </td>
        </tr>
      )}
    </>
  );
}

/** A number of thousands, which breaks before its word: cells are narrow. */
function Thousands({ of }: { of: number }) {
  return compact(useLanguage(), of).replace('\u202f', ' ');
}

/** Years without a value. */
function Gap({ of: { from, to, years } }: { of: Run }) {
  const text = useWords(words);
  return (
    <td role="cell" aria-colspan={years} className={styles.none} style={{ gridColumn: `span ${years}` }}>
      <span className="hidden-but-read">
        {text.none}: {from === to ? from : `${from}–${to}`}
      </span>
    </td>
  );
}

function Legend() {
  const text = useWords(words);
  return (
    <p className={styles.legend}>
      <span>{text.legend}:</span>
      {['1', '2–9', '10–99', '100–999', text.more].map((label, shade) => (
        <span key={label}>
          <i data-shade={shade} /> {label}
        </span>
      ))}
      <span>
        <i className={styles.none} /> {text.none}
      </span>
    </p>
  );
}
