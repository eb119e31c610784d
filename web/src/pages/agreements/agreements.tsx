import { useAgreements, type Agreement as Signed } from '../../api/agreements.ts';
import { PageHead, Tag } from '../../parts/page.tsx';
import { Answered, Empty } from '../../parts/states.tsx';
import { useWords } from '../../text/index.tsx';
import './agreements.css';

/** What was promised to whom: each agreement as its sentences. */
export function Agreements() {
  const words = useWords().agreements;
  const agreements = useAgreements();
  return (
    <>
      <PageHead title={words.title} about={words.about}>
        {agreements.data && <span className="quiet">{words.version(agreements.data.version)}</span>}
      </PageHead>
      <Answered answer={agreements}>
        {({ items }) => (items.length === 0
          ? <Empty title={words.none} teach={words.noneTeach} />
          : items.map((one) => <Agreement key={one.agreementId} agreement={one} />))}
      </Answered>
    </>
  );
}

function Agreement({ agreement }: { readonly agreement: Signed }) {
  const { agreements: words, names } = useWords();
  const { kind, side, title, signed, sentences, parties } = agreement;
  return (
    <article className="panel agreement">
      <div className="panel-head">
        <h2>{title}</h2>
        <span className="agreement-tags">
          <Tag>{words.kinds[kind] ?? kind}</Tag>
          {side && <Tag>{names.side[side]}</Tag>}
          <Tag tone={signed ? 'accent' : 'plain'}>{signed ? words.signed : words.notSigned}</Tag>
        </span>
      </div>
      <ol className="agreement-sentences">
        {sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}
      </ol>
      <p className="quiet">
        {words.parties}: {parties.map(({ name }) => name).join(', ')}
      </p>
    </article>
  );
}
