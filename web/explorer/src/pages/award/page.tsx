import { Facts } from '../../components/facts';
import { AwardDocument, type AwardQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Compared } from '../../things/compared';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { factsOf } from '../../things/known';
import { Offices } from '../../things/offices';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink } from '../../things/place';
import { WebLink } from '../../things/web-link';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';
import { Conferrals } from './conferrals';
import { Seasons } from './seasons';

const words = {
  en: {
    established: 'Established',
    act: 'Founding act',
    organizer: 'Organizer',
    site: 'Site',
    missing: {
      organizer: { label: 'Organizer', fill: 'The rules of the award or its founding act.' },
      act: { label: 'Founding act', fill: 'The number and date of the act that established the award.' },
    },
  },
  ru: {
    established: 'Учреждена',
    act: 'Учредительный акт',
    organizer: 'Организатор',
    site: 'Сайт',
    missing: {
      organizer: { label: 'Организатор', fill: 'Положение о награде или акт о её учреждении.' },
      act: { label: 'Учредительный акт', fill: 'Номер и дата акта, которым учреждена награда.' },
    },
  },
};

/** An award: its seasons side by side, or the people on whom it was conferred. */
function Award({ of, asked }: PageOf<AwardQuery['award']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  return (
    <>
      <Head name={of.name} line={code('AwardKind', of.kind)} />
      <Facts
        facts={[
          ...factsOf(of, [
            { label: text.established, field: 'established_on', value: of.establishedOn, show: (value) => date(language, value) },
            { label: text.act, field: 'decree', value: of.decree, long: true },
          ]),
          of.organizer && { label: text.organizer, value: <NameLink of={of.organizer} /> },
          { label: text.site, value: of.url && <WebLink to={of.url} /> },
        ]}
      />
      <Seasons of={of} />
      {of.slug === 'service' && <Compared part="regions" />}
      <Conferrals of={of} />
      <Offices of={of.positions.nodes} total={of.positions.totalCount} filter={{ 'award.slug': of.slug }} />
      <Foot
        of={of}
        {...asked}
        expected={[
          { ...text.missing.organizer, value: of.organizer },
          { ...text.missing.act, value: of.decree },
        ]}
      />
    </>
  );
}

export default pageOf(AwardDocument, 'award', Award);
