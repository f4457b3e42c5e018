import { Link } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { NotFound } from '../../app/not-found';
import { Facts } from '../../components/facts';
import { ThingLink } from '../../components/thing-link';
import { BreakdownPageDocument, type BreakdownPageQuery } from '../../gql/graphql';
import { BrowseLink } from '../../things/browse-link';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { kind: 'Breakdown of an indicator', indicator: 'Indicator', code: 'Code', values: 'Values', show: 'on the page of the indicator', browse: 'as a table' },
  ru: { kind: 'Разрез показателя', indicator: 'Показатель', code: 'Код', values: 'Значения', show: 'на странице показателя', browse: 'таблицей' },
};

type Breakdown = NonNullable<BreakdownPageQuery['breakdown']>;

export default function Page({ of: key }: { of: string }) {
  const answer = useAnswer(BreakdownPageDocument, { id: `breakdown:${key}` });
  return <Answer of={answer}>{({ breakdown }) => (breakdown ? <Content of={breakdown} /> : <NotFound />)}</Answer>;
}

function Content({ of: b }: { of: Breakdown }) {
  const language = useLanguage();
  const text = useWords(words);
  return (
    <article>
      <Head path={<ThingLink id={b.indicator.id}>{b.indicator.name}</ThingLink>} name={b.name} line={text.kind} />
      <Facts
        facts={[
          { label: text.indicator, value: <ThingLink id={b.indicator.id}>{b.indicator.name}</ThingLink> },
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
