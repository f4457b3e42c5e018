import { Link } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { Facts } from '../../components/facts';
import { BreakdownPageDocument, type BreakdownPageQuery } from '../../gql/graphql';
import { Absent } from '../../things/absent';
import { BrowseLink } from '../../things/browse-link';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { NameLink } from '../../things/place';
import { capital } from '../../words/capital';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { kind: 'Breakdown of an indicator', indicator: 'Indicator', code: 'Code', values: 'Values', show: 'on the page of the indicator', browse: 'as a table' },
  ru: { kind: 'Разрез показателя', indicator: 'Показатель', code: 'Код', values: 'Значения', show: 'на странице показателя', browse: 'таблицей' },
};

type Breakdown = NonNullable<BreakdownPageQuery['breakdown']>;

export default function Page({ of: key }: { of: string }) {
  const answer = useAnswer(BreakdownPageDocument, { id: `breakdown:${key}` });
  return <Answer of={answer}>{({ breakdown }) => (breakdown ? <Content of={breakdown} /> : <Absent />)}</Answer>;
}

function Content({ of: b }: { of: Breakdown }) {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <article>
      <Head path={<NameLink of={b.indicator} />} name={capital(language, b.name)} line={text.kind} />
      <Facts
        facts={[
          { label: text.indicator, value: <NameLink of={b.indicator} /> },
          { label: text.code, value: <code>{b.code}</code> },
          {
            label: text.values,
            value: (
              <>
                <Link to="/$language/$kind/$" params={{ language, kind: 'indicator', _splat: b.indicator.slug }} search={{ breakdown: b.code }}>
                  {text.show}
                </Link>
                {', '}
                <BrowseLink of={{ plural: 'observations', filter: { 'indicator.slug': b.indicator.slug, breakdown: b.code } }}>{text.browse}</BrowseLink>
              </>
            ),
          },
        ]}
      />
      <Foot of={b} query={BreakdownPageDocument} variables={{ id: b.id }} />
    </article>
  );
}
