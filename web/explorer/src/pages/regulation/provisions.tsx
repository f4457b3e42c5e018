import { NoData } from '../../components/no-data';
import { Rows } from '../../components/rows';
import { ThingLink } from '../../components/thing-link';
import type { RegulationQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Related } from '../../things/related';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { title: 'Provisions', article: 'Article', whole: 'whole act', kind: 'What it is', summary: 'What it says', from: 'In force from' },
  ru: { title: 'Положения', article: 'Статья', whole: 'акт в целом', kind: 'О чём', summary: 'Содержание', from: 'Действует с' },
};

/** The provisions of a regulation in the order of its articles. */
export function Provisions({ of: { slug, provisions } }: { of: NonNullable<RegulationQuery['regulation']> }) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const rows = [...provisions.nodes].sort((a, b) => (a.article ?? '').localeCompare(b.article ?? '', language, { numeric: true }));
  return (
    <Related
      id="provisions"
      title={text.title}
      total={provisions.totalCount}
      shown={rows.length}
      of={{ plural: 'provisions', filter: { 'regulation.slug': slug } }}
    >
      <Rows
        label={text.title}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { title: text.article, cell: ({ id, article }) => <ThingLink id={id}>{article ?? text.whole}</ThingLink> },
          { title: text.kind, cell: ({ kind }) => code('ProvisionKind', kind) },
          { title: text.summary, cell: ({ summary }) => summary ?? <NoData /> },
          { title: text.from, cell: ({ validFrom }) => (validFrom ? date(language, validFrom) : <NoData />) },
        ]}
      />
    </Related>
  );
}
