# Which files are meant, and what they are compared with. Sourced after common.sh.

# scenario_files: the files that INPUT_SCENARIOS names, one pattern a line, each ended by a zero
# byte. What git ignores is left out, and what a line with ! names.
scenario_files() {
  local line patterns=() has_pattern=no
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line#"${line%%[![:space:]]*}"}
    line=${line%"${line##*[![:space:]]}"}
    case "$line" in
      '') ;;
      '!'*)
        line=${line#!}
        patterns+=(":(exclude,glob)${line#./}")
        ;;
      *)
        has_pattern=yes
        patterns+=(":(glob)${line#./}")
        ;;
    esac
  done <<<"$INPUT_SCENARIOS"
  [ "$has_pattern" = yes ] || return 0
  local file
  git ls-files -z --cached --others --exclude-standard --deduplicate -- "${patterns[@]}" |
    while IFS= read -r -d '' file; do
      # Deleted, but not yet out of the index.
      [ -f "$file" ] || continue
      # `-` alone is standard input to the program.
      case "$file" in -*) file=./$file ;; esac
      printf '%s\0' "$file"
    done
}

# fetch_base BASE: gets a commit, tag or branch from where the clone came from.
fetch_base() {
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    git fetch --quiet --no-tags --depth=1 -- origin "$1" >&2
  else
    git fetch --quiet --no-tags -- origin "$1" >&2
  fi
}

# base_commit: the commit to compare with, nothing where there is none. INPUT_BASE comes first, then
# what the event says. A commit that a shallow clone lacks is fetched.
base_commit() {
  local base=${INPUT_BASE:-} commit merged
  [ -n "$base" ] || base=$(node "$here/event.mjs" base)
  [ -n "$base" ] || return 0
  case "$base" in
    -* | +* | *:* | *[[:space:]]*)
      annotate error "\`$base\` is not the name of a branch, a tag or a commit" >&2
      return 2
      ;;
  esac
  if ! commit=$(known_commit "$base" || known_commit "origin/$base"); then
    if ! fetch_base "$base"; then
      annotate warning "\`$base\` cannot be fetched: nothing to compare with" >&2
      return 0
    fi
    commit=$(known_commit FETCH_HEAD)
  fi
  # What has happened on the base since the branch left it is none of its changes.
  merged=$(git merge-base "$commit" HEAD 2>/dev/null) && commit=$merged
  git rev-parse --short=12 "$commit"
}

known_commit() {
  git rev-parse --verify --quiet --end-of-options "$1^{commit}"
}
