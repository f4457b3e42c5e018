import { ThingLink } from '../../components/thing-link';
import { ProvisionDocument, type ProvisionQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { factsOf } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { Relation } from './relation';

const words = {
  en: {
    number: 'No.',
    article: 'Article',
    kind: 'What it is',
    summary: 'What it says',
    from: 'In force from',
    missing: {
      article: { label: 'Article', fill: 'The text of the act.' },
      summary: { label: 'What it says', fill: 'A summary with its source.' },
    },
  },
  ru: {
    number: '№',
    article: 'Статья',
    kind: 'О чём',
    summary: 'Содержание',
    from: 'Действует с',
    missing: {
      article: { label: 'Статья', fill: 'Текст акта.' },
      summary: { label: 'Содержание', fill: 'Изложение с источником.' },
    },
  },
};

/** A provision of a regulation. */
function Provision({ of, asked }: PageOf<ProvisionQuery['provision']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const kind = code('ProvisionKind', of.kind);
  const act = of.regulation.number ? `${text.number}\u00a0${of.regulation.number}` : of.regulation.title;
  return (
    <Relation
      of={of}
      asked={asked}
      path={<ThingLink id={of.regulation.id}>{of.regulation.title}</ThingLink>}
      name={`${of.article ? `${text.article}\u00a0${of.article}, ${act}` : act}: ${kind}`}
      line={of.validFrom && `${text.from} ${date(language, of.validFrom)}`}
      facts={factsOf(of, [
        { label: text.summary, field: 'summary', value: of.summary, long: true },
        { label: text.kind, field: 'kind', value: of.kind, show: (value) => code('ProvisionKind', value) },
        { label: text.article, field: 'article', value: of.article },
        { label: text.from, field: 'valid_from', value: of.validFrom, show: (value) => date(language, value) },
      ])}
      expected={[
        { ...text.missing.article, value: of.article },
        { ...text.missing.summary, value: of.summary },
      ]}
    />
  );
}

export default pageOf(ProvisionDocument, 'provision', Provision);
