import { Button } from '../../components/button';
import { Facts } from '../../components/facts';
import { NoData } from '../../components/no-data';
import { Notice } from '../../components/notice';
import { Section } from '../../components/section';
import { Skeleton } from '../../components/skeleton';

/** Every component in every state, for those who build pages. */
export function Components() {
  return (
    <>
      <h1>Components</h1>
      <Section title="Button">
        <div>
          <Button>Plain</Button> <Button quiet>Quiet</Button> <Button isDisabled>Disabled</Button>
        </div>
      </Section>
      <Section title="Notice">
        <Notice kind="plain" title="Plain">Nothing is wrong.</Notice>
        <Notice kind="warning" title="Warning">Beware of this.</Notice>
        <Notice kind="error" title="Error">What happened, what was kept, what to do.</Notice>
      </Section>
      <Section title="Facts">
        <Facts facts={[{ label: 'Known', value: 'value' }, { label: 'Not known', value: <NoData /> }]} />
      </Section>
      <Section title="Skeleton">
        <Skeleton />
      </Section>
    </>
  );
}
