import { Rows } from '../../components/rows';
import { ThingLink } from '../../components/thing-link';
import { NoData } from '../../components/no-data';
import type { EntryQuery } from '../../gql/graphql';
import { Related } from '../../things/related';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';

const words = {
  en: { title: 'Practices', practice: 'Practice', theme: 'Theme', adoptions: 'Adoptions known' },
  ru: { title: 'Практики', practice: 'Практика', theme: 'Тема', adoptions: 'Известные внедрения' },
};

/** The practices that an entry presented. */
export function Practices({ of }: { of: NonNullable<EntryQuery['awardEntry']>['practices'] }) {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <Related id="practices" title={text.title} total={of.totalCount} shown={of.nodes.length}>
      <Rows
        label={text.title}
        rows={of.nodes}
        keyOf={({ id }) => id}
        columns={[
          {
            title: text.practice,
            cell: ({ id, title }) => (
              <ThingLink id={id}>
                <bdi>{title}</bdi>
              </ThingLink>
            ),
          },
          { title: text.theme, cell: ({ theme }) => theme ?? <NoData /> },
          { title: text.adoptions, number: true, cell: ({ adoptions }) => number(language, adoptions.totalCount) },
        ]}
      />
    </Related>
  );
}
