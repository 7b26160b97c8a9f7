# Shared by the steps of the action. What comes from outside arrives in the environment, is never
# put into a command's text, and is quoted wherever it is used.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# Runs the program that the first step found.
forcecalc() {
  case "$FORCECALC" in
    *.js | *.cjs | *.mjs) node "$FORCECALC" "$@" ;;
    *) "$FORCECALC" "$@" ;;
  esac
}

# output NAME VALUE: an output of the step.
output() {
  local end="end-$RANDOM$RANDOM$RANDOM"
  printf '%s<<%s\n%s\n%s\n' "$1" "$end" "$2" "$end" >>"$GITHUB_OUTPUT"
}

# annotate LEVEL MESSAGE: a workflow command, escaped.
annotate() {
  local text=$2
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  text=${text//$'\n'/%0A}
  printf '::%s title=forcecalc::%s\n' "$1" "$text"
}

# show FILE…: files in the log, where nothing in them is taken for a workflow command.
show() {
  local token
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n' "$token"
  cat -- "$@"
  printf '\n::%s::\n' "$token"
}

largest_summary=1048576

# summarise FILE: adds Markdown to the summary of the job, as far as GitHub takes it.
summarise() {
  local there=0 more
  [ -e "$GITHUB_STEP_SUMMARY" ] && there=$(wc -c <"$GITHUB_STEP_SUMMARY")
  more=$(wc -c <"$1")
  if [ $((there + more)) -lt "$largest_summary" ]; then
    cat -- "$1" >>"$GITHUB_STEP_SUMMARY"
  else
    annotate warning 'the summary is too long for GitHub, and is left out'
  fi
}

# is_yes VALUE: whether an input says yes.
is_yes() {
  case "$1" in
    yes | true | on | 1) return 0 ;;
    *) return 1 ;;
  esac
}
