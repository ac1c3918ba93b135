// Asks the language servers of editors about briefings and themes: check.mjs FOLDER, which holds
// briefing.schema.json and theme.schema.json. `¦` is where the cursor stands. Says what is answered otherwise than
// it should be; exit code 0 where nothing is, 1 where something is, 2 where the servers cannot be asked.

import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = path.resolve(process.argv[2]);
const tools = path.join(process.env.CONFORMANCE_TOOLS, 'editors/node_modules/.bin');
const modeline = '# yaml-language-server: $schema=briefing.schema.json\n';

// What is offered at the cursor, what must not be, and how it is explained.
const completions = [
  ['title: A\n¦', ['subtitle', 'bluf', 'key_points', 'sources', 'pdf'], ['title'], /second line/],
  ['title: A\nstatus: ¦\n', ['draft', 'final', 'superseded'], ['true']],
  ['title: A\ntoc: ¦\n', ['auto', 'true', 'false'], ['"true"']],
  ['title: A\nkey_points:\n  - ¦', ['text', 'confidence', 'likelihood', 'basis'], []],
  ['title: A\nkey_points:\n  - text: B\n    ¦', ['confidence', 'basis'], ['text', 'title']],
  ['title: A\nkey_points:\n  - text: B\n    likelihood: ¦\n', ['very likely', 'remote chance'], [], /in a hundred/],
  ['title: A\nmarking:\n  tlp: ¦\n', ['AMBER+STRICT', 'CLEAR'], ['WHITE']],
  ['title: A\nsections:\n  - title: B\n    blocks:\n      - ¦', ['text', 'table', 'chart', 'marking'], ['body']],
  ['title: A\nsections:\n  - title: B\n    blocks:\n      - table:\n          ¦', ['rows', 'csv', 'fit'], ['text']],
  ['title: A\nsections:\n  - title: B\n    sections:\n      - title: C\n        ¦', ['body', 'blocks'], ['tldr']],
  ['title: A\nsources:\n  - title: B\n    ¦', ['type', 'issued', 'DOI', 'URL'], ['doi', 'url']],
  ['title: A\nsources:\n  - title: B\n    credibility: ¦\n', ['1', '6'], ['"1"']],
];

// What is said of what stands at the cursor.
const hovers = [
  ['ti¦tle: A\n', /#### title\n+The title/],
  ['title: A\nsta¦tus: draft\n', /#### status\n+`draft`, `final` or `superseded`[^]*\* `final`/],
  ['title: A\nda¦te: 2026-01-15\n', /When it was published[^]*```yaml\n2026-01\n/],
  ['title: A\nauth¦ors: Ada\n', /A name, or a list of names/],
  ['title: A\nkey_points: [{text: B, likeli¦hood: likely}]\n', /#### likelihood\n[^]*`likely`: 55 to 80 in a hundred/],
  ['title: A\nsections: [{title: B, blocks: [{ta¦ble: {rows: [[1]]}}]}]\n', /Rows and columns/],
];

// What is wrong, with the line and the column where it is said.
const faults = [
  ['title: A\ncolour: red\n', 2, 0, /colour is not allowed/],
  ['subtitle: A\n', 1, 0, /Missing property "title"/],
  ['title: [A]\n', 1, 7, /Expected one of string, number, boolean/],
  ['title: A\nstatus: drafft\n', 2, 8, /"draft", "final"/],
  ['title: A\nkey_points: B\n', 2, 12, /array/],
  ['title: A\nkey_points:\n  - {text: A, confidense: low}\n', 3, 14, /confidense is not allowed/],
  ['title: A\nkey_points:\n  - {text: A, confidence: lo}\n', 3, 26, /"moderate"/],
  ['title: A\ntldr: B\nbluf: C\n', 2, 0, /keep one of them/],
  ['title: A\nsections: [{title: B, blocks: [{figure: {src: a.png}}]}]\n', 2, 32, /Missing property "alt"/],
  ['title: A\nauthors: [{role: editor}]\n', 2, 10, /Missing property "name"/],
];

// What is nothing but a briefing.
const sound = [
  'title: A\nversion: 1.10\ndate: 2026\nkeywords: [no, yes, 1]\nx-own: {a: b}\nsubtitle: ~\nsummary:\n',
  'title: A\nsmart: "false"\nkey_points: [A, {text: B, likelihood: Very_Likely}]\nauthors: {name: C}\n',
];

// What is said of a theme; nothing where it is one.
const themes = [
  ['name = "x"\nextends = "newsdesk"\n[colors]\naccent = "#000000"\n[styles.body]\nsize = 10\n', null],
  ['name = "x"\n[colors]\nacent = "#000000"\n', /'acent' was unexpected/],
  ['name = "x"\n[styles.body]\nsize = 300\n', /300 is greater than the maximum of 200/],
  ['name = "x"\n[styles.body]\nalign = "left"\n', /"left" is not one of \["justified"/],
];

const server = spawn('node', [path.join(tools, 'yaml-language-server'), '--stdio'], {
  stdio: ['pipe', 'pipe', 'ignore'],
});
server.on('error', cannot);
server.on('exit', (code) => code && cannot(`the server ended with ${code}`));

function cannot(error) {
  console.error(String(error));
  process.exit(2);
}

let received = Buffer.alloc(0);
server.stdout.on('data', (data) => {
  received = Buffer.concat([received, data]);
  for (;;) {
    const head = received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, head))[1]);
    const end = head + 4 + length;
    if (received.length < end) return;
    const message = JSON.parse(received.subarray(head + 4, end));
    received = received.subarray(end);
    take(message);
  }
});

function send(message) {
  const bytes = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  server.stdin.write(`Content-Length: ${bytes.length}\r\n\r\n`);
  server.stdin.write(bytes);
}

const answers = new Map();
const told = new Map();

function take(message) {
  if (message.method && message.id !== undefined) {
    const settings = message.params?.items?.map(() => ({}));
    send({ id: message.id, result: settings ?? null });
  } else if (message.id !== undefined) {
    answers.get(message.id)(message.result);
  } else if (message.method === 'textDocument/publishDiagnostics') {
    told.get(message.params.uri)?.(message.params.diagnostics);
  }
}

let asked = 0;
function ask(method, params) {
  asked += 1;
  const id = asked;
  return new Promise((answer) => {
    answers.set(id, answer);
    send({ id, method, params });
  });
}

// Opens a briefing: what is said of it, and where the cursor stands.
let opened = 0;
async function open(briefing) {
  opened += 1;
  const uri = pathToFileURL(path.join(folder, `opened-${opened}.yaml`)).href;
  const before = (modeline + briefing.split('¦')[0]).split('\n');
  const position = { line: before.length - 1, character: before.at(-1).length };
  const diagnostics = new Promise((tell) => told.set(uri, tell));
  const text = modeline + briefing.replace('¦', '');
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
  });
  return { at: { textDocument: { uri }, position }, diagnostics: await diagnostics };
}

const otherwise = [];
let count = 0;
function expect(holds, what) {
  count += 1;
  if (!holds) otherwise.push(what);
}

setTimeout(() => cannot('no answer in two minutes'), 120_000).unref();
await ask('initialize', {
  processId: process.pid,
  rootUri: pathToFileURL(folder).href,
  capabilities: {
    textDocument: {
      completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
      hover: { contentFormat: ['markdown'] },
    },
  },
});
send({ method: 'initialized', params: {} });
send({
  method: 'workspace/didChangeConfiguration',
  params: { settings: { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } } },
});

for (const [briefing, wanted, unwanted, words] of completions) {
  const { at } = await open(briefing);
  const { items } = await ask('textDocument/completion', at);
  const labels = items.map((item) => item.label);
  const shown = `${JSON.stringify(briefing)} offers ${labels.join(', ') || 'nothing'}`;
  expect(wanted.every((label) => labels.includes(label)), `${shown}, not ${wanted.join(', ')}`);
  expect(!unwanted.some((label) => labels.includes(label)), `${shown}: none of ${unwanted.join(', ')}`);
  if (words) {
    const documented = items.map((item) => item.documentation?.value ?? item.documentation ?? '');
    expect(documented.some((text) => words.test(text)), `${shown}, without ${words}`);
  }
}
for (const [briefing, words] of hovers) {
  const { at } = await open(briefing);
  const hover = await ask('textDocument/hover', at);
  const said = hover?.contents?.value ?? '';
  expect(words.test(said), `${JSON.stringify(briefing)}: “${said}” is not ${words}`);
  expect(!said.includes('||'), `${JSON.stringify(briefing)}: “${said}” is said of several`);
}
for (const [briefing, line, column, words] of faults) {
  const { diagnostics } = await open(briefing);
  const is = ({ range, message }) =>
    range.start.line === line && range.start.character === column && words.test(message);
  const said = diagnostics.map((one) => `${one.range.start.line}:${one.range.start.character} ${one.message}`);
  const shown = `${JSON.stringify(briefing)}: “${said.join('; ')}”`;
  expect(diagnostics.some(is), `${shown} has no ${words} at ${line}:${column}`);
  expect(diagnostics.length === 1, `${shown} is more than one fault`);
}
for (const briefing of sound) {
  const { diagnostics } = await open(briefing);
  expect(!diagnostics.length, `${JSON.stringify(briefing)}: “${diagnostics.map((one) => one.message)}”`);
}
server.removeAllListeners('exit');
server.kill();

themes.forEach(([theme, words], index) => {
  const file = path.join(folder, `opened-${index}.toml`);
  writeFileSync(file, theme);
  const schema = pathToFileURL(path.join(folder, 'theme.schema.json')).href;
  const run = spawnSync(path.join(tools, 'taplo'), ['lint', '--schema', schema, file], { encoding: 'utf8' });
  if (run.error) cannot(run.error);
  const said = run.stdout + run.stderr;
  const holds = words ? run.status !== 0 && words.test(said) : run.status === 0;
  expect(holds, `${JSON.stringify(theme)}: “${said}” is not ${words}`);
});

console.log(otherwise.length ? otherwise.join('\n') : `${count} answers as expected`);
process.exit(otherwise.length ? 1 : 0);
