#!/usr/bin/env bash
# Checks the scenarios: annotations and the table in the log, a summary of the job, and as outputs
# how it ended. Ends well itself, so that the other steps have their say; the last one fails.
source "$(dirname "$0")/common.sh"
source "$here/scenarios.sh"

reports=$(mktemp -d "$RUNNER_TEMP/forcecalc-XXXXXX")
output reports "$reports"

finish() {
  local status
  case "$1" in
    0) status=ok ;;
    1) status=failed ;;
    2) status=usage ;;
    3) status=invalid ;;
    *) status=internal ;;
  esac
  output exit-code "$1"
  output status "$status"
  exit 0
}

files=()
while IFS= read -r -d '' file; do
  files+=("$file")
done < <(scenario_files)
if [ ${#files[@]} -eq 0 ]; then
  annotate error "no file is a scenario by the input \`scenarios\`: $INPUT_SCENARIOS"
  finish 2
fi

base=$(base_commit) || finish 2
output base "$base"

words=(check --color always -o "$reports/check.txt"
  --report "markdown=$reports/check.md"
  --report "github=$reports/check.github"
  --report "json=$reports/check.json")
[ -z "$base" ] || words+=(--against "$base:")

code=0
forcecalc "${words[@]}" -- "${files[@]}" 2>"$reports/check.err" || code=$?

touch "$reports/check.txt" "$reports/check.github"
show "$reports/check.txt" "$reports/check.err"
cat -- "$reports/check.github"
if [ -e "$reports/check.md" ]; then
  summarise "$reports/check.md"
elif [ "$code" -ne 0 ]; then
  annotate error 'the scenarios could not be checked: the log of this step says why'
fi
finish "$code"
