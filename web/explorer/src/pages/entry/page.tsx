import { Facts } from '../../components/facts';
import { ThingLink } from '../../components/thing-link';
import { EntryDocument, type EntryQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Disagreements } from '../../things/disagreements';
import { entryName, Outcome } from '../../things/entries';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { factsOf, type Known } from '../../things/known';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink, Place } from '../../things/place';
import { Practices } from './practices';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';

const words = {
  en: {
    unnamed: 'Entry without a named project',
    of: (name: string) => `Entry: ${name}`,
    status: 'Outcome',
    place: 'Place',
    votes: 'Votes',
    person: 'Presented by',
    missing: {
      project: { label: 'Name of the project', fill: 'The list of finalists of the season, or a report that names the project.' },
      nomination: { label: 'Nomination', fill: 'A source that names the nomination of the entry.' },
      municipality: { label: 'Municipality', fill: 'A source that names the municipality, with its code.' },
      person: { label: 'Who presented it', fill: 'A report that names the author or the head of the project.' },
    },
  },
  ru: {
    unnamed: 'Заявка без названия проекта',
    of: (name: string) => `Заявка: ${name}`,
    status: 'Итог',
    place: 'Место',
    votes: 'Голоса',
    person: 'Кто представил',
    missing: {
      project: { label: 'Название проекта', fill: 'Список финалистов сезона или сообщение, где проект назван.' },
      nomination: { label: 'Номинация', fill: 'Источник, где названа номинация заявки.' },
      municipality: { label: 'Муниципалитет', fill: 'Источник, где назван муниципалитет, с его кодом.' },
      person: { label: 'Кто представил', fill: 'Сообщение, где назван автор или руководитель проекта.' },
    },
  },
};

/** An entry for an award: the project, how far it came, where it is from, and the practices that came of it. */
function Entry({ of, asked }: PageOf<EntryQuery['awardEntry']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const place = entryName(of);
  const count = (value: string) => number(language, value);
  const fields: Known[] = [
    { label: text.status, field: 'status', value: of.status, show: (value) => code('EntryStatus', value) },
    { label: text.place, field: 'place', value: of.place, show: count },
    { label: text.votes, field: 'votes', value: of.votes, show: count },
  ];
  return (
    <>
      <Head
        path={
          <>
            <NameLink of={of.season.award} /> › <ThingLink id={of.season.id}>{of.season.years}</ThingLink>
            {of.nomination && (
              <>
                {' › '}
                <NameLink of={of.nomination} />
              </>
            )}
          </>
        }
        name={of.projectTitle ?? (place ? text.of(place) : text.unnamed)}
        line={
          <>
            <Outcome of={of} /> <Place of={of} />
          </>
        }
      />
      <Facts
        facts={[
          ...factsOf(of, fields.filter(({ field }) => field === 'votes')), // the head tells the rest
          of.person && { label: text.person, value: <NameLink of={of.person} /> },
        ]}
      />
      <Disagreements of={of} fields={fields} />
      <Practices of={of.practices} />
      <Foot
        of={of}
        {...asked}
        expected={[
          { ...text.missing.project, value: of.projectTitle },
          { ...text.missing.nomination, value: of.nomination },
          { ...text.missing.municipality, value: of.municipality },
          { ...text.missing.person, value: of.person },
        ]}
      />
    </>
  );
}

export default pageOf(EntryDocument, 'awardEntry', Entry);
