import { Rows } from '../../components/rows';
import { Sourced } from '../../components/sources';
import type { Selection } from '../../things/browse-link';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import type { Region } from './region';

const words = {
  en: { title: 'Forums', forum: 'Forum', city: 'City', time: 'When', undated: 'time unknown' },
  ru: { title: 'Форумы', forum: 'Форум', city: 'Город', time: 'Когда', undated: 'время неизвестно' },
};

/** Forums that were held in a region. */
export function Forums({ total, rows, of }: { total: number; rows: Region['forums']['nodes']; of: Selection }) {
  const text = useWords(words);
  const language = useLanguage();
  return (
    <Related id="forums" title={text.title} total={total} shown={rows.length} of={of}>
      <Rows
        label={text.title}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { title: text.forum, cell: ({ id, name }) => <NameLink of={{ id, name }} /> },
          { title: text.city, cell: ({ city }) => city },
          {
            title: text.time,
            cell: ({ startsOn, endsOn, source }) => <Sourced sources={[source]}>{span(language, startsOn, endsOn ?? startsOn) || text.undated}</Sourced>,
          },
        ]}
      />
    </Related>
  );
}
