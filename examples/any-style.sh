#!/bin/sh
# Prints what a corpus cites in any style of the CSL project, with pandoc:
#   any-style.sh CORPUS STYLE.csl [FORMAT]
# FORMAT is one that pandoc writes to standard output, such as plain, markdown or html.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
isnad export "$1" --to csl-json > "$folder/works.json"
printf -- '---\nnocite: "@*"\n---\n' |
    pandoc --citeproc --csl "$2" --bibliography "$folder/works.json" --wrap none --to "${3:-plain}"
