#!/usr/bin/env bash
# Gives every parser inputs made from others, keeps those that reach code which none had reached (SharpFuzz), and says what a parser did
# not take as it should: a crash, more than a second, more than 256 MB. What was found lies in artifacts/findings, one input a file.
#
#   bash scripts/fuzz.sh [INPUTS] [--seconds N] [--seed N] [--only NAME]
#
# INPUTS (1,000,000) is for a cheap parser; one that takes a hundred times as long gets a hundredth. --seconds N ends each of them.
# LWP_FUZZ_CORPUS names a folder with more files to begin with.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/debian.sh

case ${1-} in -h | --help) usage "${BASH_SOURCE[0]}" ;; esac
inputs=1000000
if [[ ${1-} =~ ^[0-9]+$ ]]; then inputs=$1; shift; fi

need_dotnet
dotnet build tests/LinkageWorkPlan.Fuzz -c Release -v quiet -nologo
DOTNET_gcServer=0 dotnet tests/LinkageWorkPlan.Fuzz/bin/Release/net10.0/LinkageWorkPlan.Fuzz.dll "$inputs" --findings artifacts/findings "$@"
