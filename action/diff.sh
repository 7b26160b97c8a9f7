#!/usr/bin/env bash
# What the change does: a diff of every scenario that it touches, directly or by a base, in the
# summary; what is material, ready for a comment; and as outputs where coverage stands and how far
# the expected personnel has moved.
source "$(dirname "$0")/common.sh"

if ! [ -e "$REPORTS/check.json" ]; then
  exit 0
fi

node "$here/changes.mjs" checked "$REPORTS"
files=()
while IFS= read -r -d '' file; do
  files+=("$file")
done <"$REPORTS/checked"
if [ ${#files[@]} -eq 0 ]; then
  exit 0
fi
if ! forcecalc assess --format json -o "$REPORTS/assess.json" -- "${files[@]}" 2>"$REPORTS/assess.err"; then
  show "$REPORTS/assess.err"
  annotate warning 'the scenarios could be checked but not assessed: no diff'
  exit 0
fi
: >"$REPORTS/touched"
if [ -n "${BASE:-}" ]; then
  git diff --name-only --no-renames -z "$BASE" -- >"$REPORTS/touched"
  git ls-files -z --others --exclude-standard >>"$REPORTS/touched"
fi
node "$here/changes.mjs" changed "$REPORTS"
output coverage "$(cat "$REPORTS/coverage")"
if [ -z "${BASE:-}" ]; then
  exit 0
fi

number=0
while IFS= read -r -d '' file; do
  number=$((number + 1))
  to="$REPORTS/diff-$number"
  before="$BASE:${file#./}"
  printf '%s' "$file" >"$to.path"
  if ! git cat-file -e "$before" 2>/dev/null; then
    printf 'new' >"$to.state"
    continue
  fi
  if ! forcecalc diff --format json -o "$to.json" -- "$before" "$file" 2>"$to.err"; then
    printf 'incomparable' >"$to.state"
    show "$to.err"
    continue
  fi
  # Nothing where less than `min` has moved.
  forcecalc diff --format markdown --min "${INPUT_MIN:-1}" -o "$to.material.md" -- "$before" "$file"
  if [ -s "$to.material.md" ]; then
    cp "$to.material.md" "$to.md"
  else
    forcecalc diff --format markdown -o "$to.md" -- "$before" "$file"
  fi
done <"$REPORTS/changed"

node "$here/changes.mjs" together "$REPORTS"
output delta "$(cat "$REPORTS/delta")"
[ ! -s "$REPORTS/diff.md" ] || summarise "$REPORTS/diff.md"
