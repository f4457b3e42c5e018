import type { CombinedError } from 'urql';
import { Button } from '../../components/button';
import { Failure } from '../../components/failure';
import { useLabels } from './labels';
import { useChange } from './view';

/** Why the hub refused a table, and a way back to its beginning: an address may name a row that no page begins at. */
export function Refused({ error }: { error: CombinedError | undefined }) {
  const { text } = useLabels();
  const change = useChange();
  return (
    <>
      {error && <Failure error={error} />}
      <div>
        <Button onPress={() => change({}, { replace: true })}>{text.first}</Button>
      </div>
    </>
  );
}
