import { Answer, useAnswer } from '../../app/answer';
import { NotFound } from '../../app/not-found';
import { Facts } from '../../components/facts';
import { ThingLink } from '../../components/thing-link';
import { PlaceNamePageDocument, type PlaceNamePageQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { Stated } from '../../things/stated';
import { span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { of: 'Name of', kind: 'What name it is', time: 'When', act: 'Legal act', expected: { time: ['When it was used', 'The act that gave or changed the name.'], act: ['Legal act', 'The act that gave or changed the name.'] } },
  ru: { of: 'Название места', kind: 'Что за название', time: 'Когда', act: 'Правовой акт', expected: { time: ['Когда использовалось', 'Акт о присвоении или изменении названия.'], act: ['Правовой акт', 'Акт о присвоении или изменении названия.'] } },
};

type PlaceName = NonNullable<PlaceNamePageQuery['placeName']>;

export default function Page({ of: slug }: { of: string }) {
  const answer = useAnswer(PlaceNamePageDocument, { id: `place_name:${slug}` });
  return <Answer of={answer}>{({ placeName }) => (placeName ? <Content of={placeName} /> : <NotFound />)}</Answer>;
}

function Content({ of: n }: { of: PlaceName }) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const region = n.region ?? n.municipality?.region;
  const place = n.municipality ? { id: n.municipality.id, name: n.municipality.longName } : n.region;
  const time = span(language, n.validFrom, n.validTo);
  return (
    <article>
      <Head path={region && <ThingLink id={region.id}>{region.name}</ThingLink>} name={n.name} line={code('PlaceNameKind', n.kind)} />
      <Facts
        facts={[
          !!place && {
            label: text.of,
            value: (
              <ThingLink id={place.id}>
                <bdi>{place.name}</bdi>
              </ThingLink>
            ),
          },
          { label: text.kind, value: <Stated of={n} field="kind" value={n.kind} show={(value) => code('PlaceNameKind', value)} /> },
          { label: text.time, value: time },
          !!n.act && { label: text.act, value: <Stated of={n} field="act" value={n.act} /> },
        ]}
      />
      <Foot
        of={n}
        query={PlaceNamePageDocument}
        variables={{ id: n.id }}
        expected={[
          { label: text.expected.time[0]!, value: time, fill: text.expected.time[1]! },
          { label: text.expected.act[0]!, value: n.act, fill: text.expected.act[1]! },
        ]}
      />
    </article>
  );
}
