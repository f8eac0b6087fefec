namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>Where code begins and ends.</summary>
internal sealed partial class RazorText
{
    /// <summary>What follows an @ in markup.</summary>
    private void Transition()
    {
        at++;
        if (Ends || page[at] is '@' or ':')
        {
            at++;
            return;
        }

        if (page[at] is '(' or '{')
        {
            Code();
            return;
        }

        var from = at;
        while (!Ends && (char.IsLetterOrDigit(page[at]) || page[at] == '_'))
        {
            at++;
        }

        var word = page[from..at];
        if (LineDirectives.Contains(word) && !Sees(" ("))
        {
            Skip("\n");
        }
        else if (word is "code" or "functions" || BlockWords.Contains(word))
        {
            Block();
        }
        else
        {
            Expression();
        }
    }

    /// <summary>@Loc["Key"], @item.Name(1)[2].Other and so on.</summary>
    private void Expression()
    {
        while (!Ends)
        {
            if (page[at] is '(' or '[')
            {
                Code();
            }
            else if ((page[at] is '.' || Sees("?.") || Sees("!.")) && at + 2 < page.Length && char.IsLetter(page[page[at] == '.' ? at + 1 : at + 2]))
            {
                at += page[at] == '.' ? 1 : 2;
                while (!Ends && (char.IsLetterOrDigit(page[at]) || page[at] == '_'))
                {
                    at++;
                }
            }
            else if (page[at] == '!' && at + 1 < page.Length && page[at + 1] is '.' or '[')
            {
                at++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The head of a block, its braces, and the else that may follow.</summary>
    private void Block()
    {
        do
        {
            while (!Ends && page[at] != '{')
            {
                if (page[at] == '(')
                {
                    Code();
                }
                else
                {
                    at++;
                }
            }

            Code();
        }
        while (Follows("else") || Follows("catch") || Follows("finally"));
    }

    private bool Follows(string word)
    {
        var next = at;
        while (next < page.Length && char.IsWhiteSpace(page[next]))
        {
            next++;
        }

        if (string.CompareOrdinal(page, next, word, 0, word.Length) != 0)
        {
            return false;
        }

        at = next + word.Length;
        return true;
    }

    /// <summary>Code from an opening bracket to the one that closes it; tags that stand as statements or templates are markup again.</summary>
    private void Code()
    {
        var depth = 0;
        var before = ' ';
        while (!Ends)
        {
            var c = page[at];
            if (Sees("@*") || Sees("//") || Sees("/*"))
            {
                Skip(c == '@' ? "*@" : Sees("//") ? "\n" : "*/");
                continue;
            }

            if (c is '"' or '\'')
            {
                Literal(c);
                before = c;
                continue;
            }

            var isTemplate = Sees("@<");
            if (isTemplate || (c == '<' && before is '{' or '}' or ';' or ':' or '>' && at + 1 < page.Length && char.IsLetter(page[at + 1]) && IsFirstInLineOrBlock()))
            {
                at += isTemplate ? 1 : 0;
                Markup(untilTagCloses: true);
                before = '>';
                continue;
            }

            if (c == '@' && at + 1 < page.Length && char.IsLetter(page[at + 1]))
            {
                // @if inside a block of code is the same as if; @Expression after a tag writes a value.
                Transition();
                before = '}';
                continue;
            }

            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            before = char.IsWhiteSpace(c) ? before : c;
            at++;
            if (depth == 0)
            {
                return;
            }
        }
    }

    private bool IsFirstInLineOrBlock()
    {
        var line = page[(page.LastIndexOf('\n', at) + 1)..at].TrimEnd();
        return line.Length == 0 || line.EndsWith('{') || line.EndsWith('}') || line.EndsWith(';') || line.EndsWith(':') || line.EndsWith('>');
    }

    /// <summary>A string or character; the holes of an interpolated one may hold strings again.</summary>
    private void Literal(char quote)
    {
        var isVerbatim = at > 0 && (page[at - 1] == '@' || (at > 1 && page[at - 1] == '$' && page[at - 2] == '@'));
        var isInterpolated = at > 0 && (page[at - 1] == '$' || (at > 1 && page[at - 1] == '@' && page[at - 2] == '$'));
        at++;
        while (!Ends && page[at] != quote)
        {
            if (isInterpolated && page[at] == '{' && !Sees("{{"))
            {
                Code();
                continue;
            }

            at += (page[at] == '\\' && !isVerbatim) || (isInterpolated && Sees("{{")) ? 2 : 1;
        }

        at++;
    }
}
