import { Facts } from '../../components/facts';
import { Section } from '../../components/section';
import type { ObservationStatus } from '../../gql/graphql';
import { Figure } from '../../things/figure';
import { Related } from '../../things/related';
import { Stated } from '../../things/stated';
import { Unknown } from '../../things/unknown';
import { figure, origin } from './samples';

const statuses: ObservationStatus[] = ['NORMAL', 'ESTIMATED', 'PROVISIONAL', 'LOW_RELIABILITY', 'SUSPECTED_OUTLIER'];

/** What pages of things share, in every state. */
export function ThingsInEveryState() {
  return (
    <>
      <Section title="Stated">
        <Facts
          facts={[
            { label: 'Contradicted', value: <Stated of={origin} field="population" value={1318604} show={(text) => `${text} people`} /> },
            { label: 'Of the row’s own source', value: <Stated of={origin} field="centre" value="Kazan" /> },
            { label: 'Without a value', value: <Stated of={origin} field="centre" value={null} /> },
          ]}
        />
      </Section>
      <Section title="Figure">
        <Facts facts={statuses.map((status) => ({ label: status, value: <Figure of={{ ...figure, status }} /> }))} />
      </Section>
      <Related title="Related" total={21} shown={1} of={{ plural: 'awardEntries', filter: { 'municipality.oktmo': '92701000' } }}>
        <p>One of 21.</p>
      </Related>
      <Related title="Related, all shown" total={1} shown={1} of={{ plural: 'practices' }}>
        <p>All.</p>
      </Related>
      <Related title="Related, none" total={0} shown={0} empty="No source names one. Registers of practices would fill it.">
        {null}
      </Related>
      <Unknown of={[{ label: 'Population', value: null, fill: 'The yearly estimate of Rosstat.' }, { label: 'Known', value: 1, fill: '' }]} />
    </>
  );
}
