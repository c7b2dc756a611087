#!/bin/sh
# Writes the bibliography of a corpus three ways: for LaTeX, for pandoc and Zotero, and as plain text.
#
#     sh examples/bibliography.sh corpus out
set -eu

corpus=$1
out=$2
mkdir -p "$out"
isnad export "$corpus" --to biblatex >"$out/sources.bib"
isnad export "$corpus" --to csl-json >"$out/sources.json"
isnad export "$corpus" --style chicago-bibliography >"$out/bibliography.txt"
