using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>
/// Finds what the machine's culture or the browser's language would decide: formats and readings without a culture of their
/// own. Vietnamese and Lao read "1.6" as 16, and no culture has the official dates.
/// </summary>
internal static partial class CultureScan
{
    /// <summary>What is wrong in a line of code; null where nothing is.</summary>
    public static string? Fault(string line)
    {
        var code = Comment().Replace(line, string.Empty);
        return CultureOfTheThread().IsMatch(code) ? "the thread's culture"
            : StandardFormat().IsMatch(code) ? "a culture's own format"
            : InterpolatedFormat().IsMatch(code) ? "a culture's own format in a text"
            : Reading().IsMatch(code) && !NamesACulture().IsMatch(code) ? "read without a culture"
            : StringFormat().IsMatch(code) && !NamesACulture().IsMatch(code) ? "string.Format without a culture"
            : CaseOfTheThread().IsMatch(code) ? "case by the thread's culture"
            : null;
    }

    /// <summary>What is wrong in a line of JavaScript: browsers have no Lao and silently take another language.</summary>
    public static string? FaultInScript(string line) => BrowserFormat().IsMatch(line) ? "the browser's own format" : null;

    [GeneratedRegex(@"(?<![:""])//.*$|^\s*@\*.*\*@")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bCurrent(?:UI)?Culture\b|\bTo(?:Short|Long)(?:Date|Time)String\b")]
    private static partial Regex CultureOfTheThread();

    [GeneratedRegex(@"\.ToString\(""(?:[CDEFGMNPRTUYcdefgmnprtuy]\d{0,2}|[^""]*[dMyH][^""]*)""\)")]
    private static partial Regex StandardFormat();

    /// <summary>{date:d}, {sum:N2}, {day:dd/MM}; not a key in the form of {Id:N}, nor {number:00}, {number:D2}, {rune:X4} and {time:F0}, which are alike everywhere.</summary>
    [GeneratedRegex(@"\{(?![^{}""]*(?:Id|CreateVersion7\(\)):N\})(?![^{}""]*:F0\})[^{}:""?]+:(?:D|[CFGMNPRTYcdfgmnprty]\d{0,2}|[dMyH][dMyHms/.: -]+|[^{}""]*[#0][.,][#0][^{}""]*)\}")]
    private static partial Regex InterpolatedFormat();

    [GeneratedRegex(@"\b(?:DateTime|DateOnly|TimeOnly|DateTimeOffset|double|decimal|float|int|long|Double|Decimal|Int32)\.(?:Try)?Parse(?:Exact)?\(")]
    private static partial Regex Reading();

    [GeneratedRegex(@"\bstring\.Format\(|\.AppendFormat\(")]
    private static partial Regex StringFormat();

    [GeneratedRegex(@"\bInvariantCulture\b|\bInvariantInfo\b|\bFormat\(culture,")]
    private static partial Regex NamesACulture();

    [GeneratedRegex(@"\.To(?:Upper|Lower)\(\)")]
    private static partial Regex CaseOfTheThread();

    [GeneratedRegex(@"\btoLocale\w+|\bIntl\.(?!Segmenter\b)|\blocaleCompare\b")]
    private static partial Regex BrowserFormat();
}
