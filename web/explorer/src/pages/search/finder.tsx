/** Finds things, indicators, questions and guides. */
export default function Finder({ onClose }: { onClose: () => void }) {
  return (
    <dialog open>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </dialog>
  );
}
