// Creates or updates the comment of this action on the pull request, by `gh`.
//   node comment.mjs BODY MATERIAL     two files: what to say, and `yes` if it is worth a comment
// A comment that is there is updated also when nothing is material any more, so that it never tells
// what is no longer so.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pullRequestOf, readEvent } from './event.mjs';

const [, , bodyFile, materialFile] = process.argv;
const { GITHUB_REPOSITORY: repository = '', INPUT_COMMENT_ID: id = 'default' } = process.env;

const query = `query($owner: String!, $name: String!, $number: Int!, $cursor: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(first: 100, after: $cursor) {
        nodes { databaseId viewerDidAuthor body }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

function main() {
  const number = pullRequestOf(readEvent());
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(repository) ?? [];
  if (number === undefined || owner === undefined) return;
  if (!/^[\w-]+$/.test(id)) throw new Error('`comment-id` takes letters, digits, _ and -');
  const marker = `<!-- forcecalc:${id} -->`;
  const body = `${marker}\n${readFileSync(bodyFile, 'utf8')}`;
  const isMaterial = readFileSync(materialFile, 'utf8').trim() === 'yes';
  const before = commentWith(marker, { owner, name, number });
  if (before === undefined) {
    if (isMaterial) send('POST', `repos/${owner}/${name}/issues/${number}/comments`, body);
  } else if (before.body.trim() !== body.trim()) {
    send('PATCH', `repos/${owner}/${name}/issues/comments/${before.databaseId}`, body);
  }
}

/** The first comment of our own that starts with the marker. */
function commentWith(marker, { owner, name, number }) {
  let cursor;
  do {
    const words = ['api', 'graphql', '-f', `query=${query}`, '-f', `owner=${owner}`];
    words.push('-f', `name=${name}`, '-F', `number=${number}`);
    if (cursor !== undefined) words.push('-f', `cursor=${cursor}`);
    const { data } = JSON.parse(gh(words));
    const { nodes, pageInfo } = data.repository.pullRequest.comments;
    const found = nodes.find((node) => node.viewerDidAuthor && node.body.startsWith(marker));
    if (found !== undefined) return found;
    cursor = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
  } while (cursor !== undefined);
  return undefined;
}

function send(method, path, body) {
  gh(['api', '--method', method, path, '--input', '-'], JSON.stringify({ body }));
}

function gh(words, input = '') {
  const ran = spawnSync('gh', words, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.error !== undefined) throw new Error(`gh cannot be started: ${ran.error.message}`);
  if (ran.status !== 0) throw new Error(ran.stderr.trim() || `gh ended with ${ran.status}`);
  return ran.stdout;
}

try {
  main();
} catch (error) {
  const text = `no comment on the pull request: ${error.message}`;
  const data = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  process.stdout.write(`::warning title=forcecalc::${data}\n`);
}
