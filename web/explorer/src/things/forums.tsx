import { NoData } from '../components/no-data';
import { Rows } from '../components/rows';
import { Sourced } from '../components/sources';
import { Tag } from '../components/tag';
import type { ForumRowFragment } from '../gql/graphql';
import { days } from '../words/date';
import { useLanguage, useWords } from '../words/language';
import { atLeast } from '../words/number';
import type { Selection } from './browse-link';
import { useCodes } from './codes';
import { NameLink } from './place';
import { Related } from './related';

const words = {
  en: { forum: 'Forum', when: 'When', undated: 'not dated', city: 'City', status: 'Status', participants: 'Participants' },
  ru: { forum: 'Форум', when: 'Когда', undated: 'дата не указана', city: 'Город', status: 'Состояние', participants: 'Участники' },
};

interface ForumList {
  id: string;
  title: string;
  of: { totalCount: number; nodes: readonly ForumRowFragment[] };
  all: Selection;
}

/** Forums in the order of their answer. */
export function Forums({ id, title, of, all }: ForumList) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  return (
    <Related id={id} title={title} total={of.totalCount} shown={of.nodes.length} of={all}>
      <Rows
        label={title}
        rows={of.nodes}
        keyOf={(forum) => forum.id}
        columns={[
          { title: text.forum, cell: (forum) => <NameLink of={forum} /> },
          { title: text.when, bare: true, cell: ({ startsOn, endsOn }) => days(language, startsOn, endsOn) || text.undated },
          { title: text.city, bare: true, cell: ({ city }) => city },
          { title: text.status, bare: true, cell: ({ status }) => <Tag weight={status === 'HELD' ? 'medium' : 'light'}>{code('ForumStatus', status)}</Tag> },
          {
            title: text.participants,
            number: true,
            cell: ({ participants, participantsAtLeast, source }) =>
              typeof participants === 'number' ? <Sourced sources={[source]}>{atLeast(language, participants, participantsAtLeast)}</Sourced> : <NoData />,
          },
        ]}
      />
    </Related>
  );
}
