import { describeAttacks } from '../attack.js';

const sh = String.raw;
const ROW = '| %s | MIT | embedded_lib | Runtime | Pads |\\n';
const REGISTER = sh`printf '# Register\n\n| Component | License | IntegrationMode | Scope | Purpose |\n| --- | --- | --- | --- | --- |\n' > docs/OSS_REGISTER.md`;
const BASE = sh`git checkout -q main; echo '{"name":"lantern"}' > app/package.json; ${REGISTER}; ci manifest; law_packet app/package.json docs/OSS_REGISTER.md`;
const DEPEND = sh`echo '{"name":"lantern","dependencies":{"left-pad":"^1.3.0"}}' > app/package.json`;

describeAttacks([
  {
    id: 'CX-600Bc',
    title: 'a manifest behind a link',
    weight: 'M',
    build: sh`${BASE}; printf '[dependencies]\nserde = "1"\n' > docs/core.txt; ln -s core.txt docs/Cargo.toml; ci core`,
    expect: { rules: ['oss-register'] },
    twin: {
      title: 'one that is there and depends on nothing',
      place: 'docs',
      build: sh`${BASE}; printf '[package]\nname = "core"\n' > docs/Cargo.toml; ci core`,
    },
  },
  {
    id: 'CX-600B',
    title: 'a dependency without a row in the register',
    weight: 'M',
    build: sh`${BASE}; ${DEPEND}; work pad WP-1-Law-20260104`,
    expect: { rules: ['oss-register'] },
    twin: {
      title: 'the same with its row',
      place: 'docs',
      build: sh`${BASE}; ${DEPEND}; printf '${ROW}' left-pad >> docs/OSS_REGISTER.md; work pad WP-1-Law-20260104`,
    },
  },
  {
    id: 'CX-600Bb',
    title: 'a crate whose licence nobody looked up',
    weight: 'M',
    build: sh`
      ${BASE}; mkdir -p docs/core; printf '[dependencies]\nserde = "1"\n' > docs/core/Cargo.toml
      printf '| serde | unknown | embedded_lib |\n' >> docs/OSS_REGISTER.md; ci serde`,
    expect: { rules: ['oss-register'] },
    twin: {
      title: 'one that the register knows as it is',
      place: 'docs',
      build: sh`
        ${BASE}; mkdir -p docs/core; printf '[dependencies]\nserde = "1"\n' > docs/core/Cargo.toml
        printf '| serde | MIT OR Apache-2.0 | embedded_lib |\n' >> docs/OSS_REGISTER.md; ci serde`,
    },
  },
]);
