import { Facts } from '../../components/facts';
import { PlaceNamePageDocument, type PlaceNamePageQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink } from '../../things/place';
import { Stated } from '../../things/stated';
import { span } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: { of: 'Name of', kind: 'What name it is', time: 'When', act: 'Legal act', expected: { time: { label: 'When it was used', fill: 'The act that gave or changed the name.' }, act: { label: 'Legal act', fill: 'The act that gave or changed the name.' } } },
  ru: { of: 'Название места', kind: 'Что за название', time: 'Когда', act: 'Правовой акт', expected: { time: { label: 'Когда использовалось', fill: 'Акт о присвоении или изменении названия.' }, act: { label: 'Правовой акт', fill: 'Акт о присвоении или изменении названия.' } } },
};

function PlaceName({ of: n, asked }: PageOf<PlaceNamePageQuery['placeName']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const region = n.region ?? n.municipality?.region;
  const place = n.municipality ? { id: n.municipality.id, name: n.municipality.longName } : n.region;
  const time = span(language, n.validFrom, n.validTo);
  return (
    <>
      <Head path={region && <NameLink of={region} />} name={n.name} line={code('PlaceNameKind', n.kind)} />
      <Facts
        facts={[
          !!place && {
            label: text.of,
            value: <NameLink of={place} />,
          },
          { label: text.kind, value: <Stated of={n} field="kind" value={n.kind} show={(value) => code('PlaceNameKind', value)} /> },
          { label: text.time, value: time },
          !!n.act && { label: text.act, value: <Stated of={n} field="act" value={n.act} /> },
        ]}
      />
      <Foot
        of={n}
        {...asked}
        expected={[
          { ...text.expected.time, value: time },
          { ...text.expected.act, value: n.act },
        ]}
      />
    </>
  );
}

export default pageOf(PlaceNamePageDocument, 'placeName', PlaceName);
