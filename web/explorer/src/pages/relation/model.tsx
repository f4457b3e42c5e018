import { ModelDocument, type ModelQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { factsOf } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { Place } from '../../things/place';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { Relation } from './relation';

const words = {
  en: {
    kind: 'Model of local government',
    region: 'Region',
    model: 'Model',
    from: 'Since',
    stated: 'As of',
    missing: { label: 'Since when', fill: 'The law of the region that introduced the model.' },
  },
  ru: {
    kind: 'Модель местного самоуправления',
    region: 'Регион',
    model: 'Модель',
    from: 'Действует с',
    stated: 'По состоянию на',
    missing: { label: 'С какого времени', fill: 'Закон региона, который ввёл модель.' },
  },
};

/** How many levels of local government a region has, by what a source says of a day. */
function Model({ of, asked }: PageOf<ModelQuery['governmentModel']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const day = (value: string) => date(language, value);
  return (
    <Relation
      of={of}
      asked={asked}
      path={text.kind}
      name={`${of.region.name}: ${code('GovernmentLevels', of.model)}`}
      line={of.statedOn && `${text.stated} ${day(of.statedOn)}`}
      facts={[
        { label: text.region, value: <Place of={of} /> },
        ...factsOf(of, [
          { label: text.model, field: 'model', value: of.model, show: (value) => code('GovernmentLevels', value) },
          { label: text.from, field: 'valid_from', value: of.validFrom, show: day },
          { label: text.stated, field: 'stated_on', value: of.statedOn, show: day },
        ]),
      ]}
      expected={[{ ...text.missing, value: of.validFrom }]}
    />
  );
}

export default pageOf(ModelDocument, 'governmentModel', Model);
