#!/usr/bin/env bash
# Finds the program: one that is installed already (INPUT_PATH), a version of the npm package
# (INPUT_VERSION), or else the one that this action comes with.
source "$(dirname "$0")/common.sh"

if ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'; then
  annotate error 'forcecalc needs Node.js 20.19 or later: put actions/setup-node before this step'
  exit 2
fi

if [ -n "${INPUT_PATH:-}" ]; then
  program=$INPUT_PATH
  case "$program" in
    /*) ;;
    *) program=$PWD/$program ;;
  esac
elif [ -n "${INPUT_VERSION:-}" ]; then
  if ! [[ $INPUT_VERSION =~ ^[0-9A-Za-z][0-9A-Za-z.+-]*$ ]]; then
    annotate error "\`$INPUT_VERSION\` is not a version of forcecalc"
    exit 2
  fi
  folder=$RUNNER_TEMP/forcecalc-package
  mkdir -p "$folder"
  npm install --no-audit --no-fund --no-save --ignore-scripts --prefix "$folder" "forcecalc@$INPUT_VERSION"
  program=$folder/node_modules/forcecalc/bin/forcecalc.js
else
  source_folder=$(dirname "$here")
  if ! [ -e "$source_folder/dist/start.cjs" ]; then
    npm ci --include=dev --no-audit --no-fund --ignore-scripts --prefix "$source_folder"
    npm run --silent build --prefix "$source_folder"
  fi
  program=$source_folder/bin/forcecalc.js
fi

if ! [ -f "$program" ]; then
  annotate error "there is no program \`$program\`"
  exit 2
fi
FORCECALC=$program
echo "forcecalc $(forcecalc --version)"
output program "$program"
