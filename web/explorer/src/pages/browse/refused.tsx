import type { CombinedError } from 'urql';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { Notice } from '../../components/notice';
import { useLabels } from './labels';
import { useChange } from './view';

/** Why there is no table. An address may name a row that no page begins at: then its beginning is a press away. */
export function Refused({ error, again }: { error: CombinedError; again: () => void }) {
  const { text } = useLabels();
  const change = useChange();
  if (error.graphQLErrors[0]?.extensions?.['code'] !== 'BAD_PAGE') return <Failure error={error} again={again} />;
  return (
    <Notice kind="error" title={text.lost}>
      <p>{text.lostKept}</p>
      <Button onPress={() => change({}, { replace: true })}>{text.toStart}</Button>
    </Notice>
  );
}
