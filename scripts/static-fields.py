"""Prints where the fields and properties of a C# project are that are set once for all: FILE{FIRST..LAST}, in characters, a line for each."""
import pathlib
import re
import sys

BEGINS = re.compile(r"^[ \t]+(?:(?:public|internal|private|protected|readonly) )*static (?:readonly )?(?!class|partial|void|async)(?:\([^()]*\)|[^;{}()=])*?(?:\{ get; \})?\s*=(?!>|=)", re.M)


def end_of(text, at):
    """The place after the semicolon that ends the value which begins here: not one in brackets, texts or comments."""
    depth = 0
    while text[at] != ";" or depth:
        if text.startswith('"""', at):
            at = text.index('"""', at + 3) + 3
            continue
        if text[at] in "\"'":
            quote, verbatim = text[at], text[at - 1] == "@"
            at += 1
            while text[at] != quote:
                at += 2 if text[at] == "\\" and not verbatim else 1
        elif text.startswith("//", at):
            at = text.index("\n", at)
        elif text[at] in "([{":
            depth += 1
        elif text[at] in ")]}":
            depth -= 1
        at += 1
    return at + 1


root = pathlib.Path(sys.argv[1])
for file in sorted(root.rglob("*.cs")):
    if {"bin", "obj"} & set(file.relative_to(root).parts):
        continue
    text = file.read_text(encoding="utf-8-sig")
    for found in BEGINS.finditer(text):
        print(f"{file.relative_to(root).as_posix()}{{{found.start()}..{end_of(text, found.end())}}}")
