import { Facts } from '../../components/facts';
import { RegulationDocument, type RegulationQuery } from '../../gql/graphql';
import { Disagreements } from '../../things/disagreements';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { Initiatives } from '../../things/initiatives';
import { factsOf, type Known } from '../../things/known';
import { useOpenKinds } from '../../things/open-kinds';
import { Lead } from '../../things/lead';
import { pageOf, type PageOf } from '../../things/page-of';
import { WebLink } from '../../things/web-link';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { Provisions } from './provisions';

const words = {
  en: {
    number: 'Number',
    adopted: 'Adopted',
    address: 'Text of the act',
    missing: {
      number: { label: 'Number', fill: 'The official publication of the act.' },
      address: { label: 'Address of its text', fill: 'An address of the act on an official site.' },
      summary: { label: 'What it regulates', fill: 'A summary with its source.' },
    },
  },
  ru: {
    number: 'Номер',
    adopted: 'Принят',
    address: 'Текст акта',
    missing: {
      number: { label: 'Номер', fill: 'Официальная публикация акта.' },
      address: { label: 'Адрес текста', fill: 'Адрес акта на официальном сайте.' },
      summary: { label: 'Что регулирует', fill: 'Изложение с источником.' },
    },
  },
};

/** A regulation: what it is about, its number and date, its text, and its provisions by article. */
function Regulation({ of, asked }: PageOf<RegulationQuery['regulation']>) {
  const language = useLanguage();
  const text = useWords(words);
  const kind = useOpenKinds();
  const fields: Known[] = [
    { label: text.number, field: 'number', value: of.number },
    { label: text.adopted, field: 'adopted_on', value: of.adoptedOn, show: (value) => date(language, value) },
  ];
  return (
    <>
      <Head name={of.title} line={kind(of.kind)} />
      <Lead>{of.summary}</Lead>
      <Facts facts={[...factsOf(of, fields), { label: text.address, value: of.url && <WebLink to={of.url} /> }]} />
      <Disagreements of={of} fields={fields} />
      <Provisions of={of} />
      <Initiatives of={of.initiatives} all={{ plural: 'initiatives', filter: { 'regulations.some.slug': of.slug } }} />
      <Foot
        of={of}
        {...asked}
        expected={[
          { ...text.missing.summary, value: of.summary },
          { ...text.missing.number, value: of.number },
          { ...text.missing.address, value: of.url },
        ]}
      />
    </>
  );
}

export default pageOf(RegulationDocument, 'regulation', Regulation);
