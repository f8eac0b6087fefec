using System.Globalization;
using System.Text.RegularExpressions;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>What of the task before must have happened before the task starts.</summary>
public enum LinkKind
{
    /// <summary>It is finished: the task starts on the next working day at the earliest.</summary>
    FinishStart,

    /// <summary>It has started: the task starts on the same working day at the earliest.</summary>
    StartStart,
}

/// <summary>
/// A task that another one waits for. It is kept, signed and shown as text: the code alone where the task waits for its end and nothing
/// more ("A1"), else with the type and the lag ("A1 SS+5", "A1 FS-2"). Codes hold no spaces, so that no code reads as a link.
/// </summary>
/// <param name="Code">Of a task of the same plan.</param>
/// <param name="Lag">Working days of both sides to wait on top, <see cref="LagMin"/> to <see cref="LagMax"/>; negative for so many days earlier.</param>
public sealed partial record TaskLink(string Code, LinkKind Kind = LinkKind.FinishStart, int Lag = 0)
{
    public const int LagMin = -60;
    public const int LagMax = 250;

    private const string FinishStart = "FS";
    private const string StartStart = "SS";

    public bool IsPlain => (Kind, Lag) == (LinkKind.FinishStart, 0);

    /// <summary>As it is kept and signed: one text for one link.</summary>
    public override string ToString() => IsPlain ? Code : $"{Code} {Short}";

    /// <summary>Type and lag, as in "SS+5" or "FS".</summary>
    public string Short => $"{(Kind == LinkKind.StartStart ? StartStart : FinishStart)}{(Lag == 0 ? string.Empty : Lag.ToString("+0;-0", CultureInfo.InvariantCulture))}";

    /// <summary>As people write it in a cell: what <see cref="Read"/> makes the same link of.</summary>
    public string ToText() => IsPlain && Glued().IsMatch(Code) ? $"{Code} {FinishStart}" : ToString();

    /// <summary>Reads back what <see cref="ToString"/> wrote. What is none is the code of a task, which a check will not find.</summary>
    public static TaskLink Parse(string kept)
    {
        var space = kept.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Apart().Match(kept[(space + 1)..]) is { Success: true } found && Of(kept[..space], found) is { } link ? link : new TaskLink(kept);
    }

    /// <summary>
    /// Links as people write them, in the form in which they are kept: with commas, semicolons, spaces or line breaks between; "A1SS+5",
    /// "A1 ss + 5" and "A1+5" (then from its end) are read, too. The code stays as it was typed. What cannot be read stays as it is, for the check to say so.
    /// </summary>
    public static IReadOnlyList<string> Read(string? typed)
    {
        var links = new List<string>();
        foreach (var part in (typed ?? string.Empty).Replace('−', '-').Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Signs().Replace(string.Join(' ', Words(part)), "$1$2").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var at = 0; at < words.Length; at++)
            {
                if (at + 1 < words.Length && Apart().Match(words[at + 1]) is { Success: true, Length: > 0 } apart)
                {
                    links.Add(Of(words[at], apart)?.ToString() ?? $"{words[at]} {words[at + 1]}");
                    at++;
                }
                else
                {
                    links.Add(Glued().Match(words[at]) is { Success: true } glued && Of(glued.Groups["code"].Value, glued) is { } link ? link.ToString() : words[at]);
                }
            }
        }

        return [.. links.Distinct()];
    }

    private static string[] Words(string part) => part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static TaskLink? Of(string code, Match found) =>
        int.TryParse(found.Groups["lag"] is { Success: true, Length: > 0 } lag ? lag.ValueSpan : "0", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)
            ? new TaskLink(code, found.Groups["kind"].Value.Equals(StartStart, StringComparison.OrdinalIgnoreCase) ? LinkKind.StartStart : LinkKind.FinishStart, days)
            : null;

    /// <summary>Type and lag, or one of them.</summary>
    [GeneratedRegex("^(?<kind>FS|SS)?(?<lag>[+-][0-9]{1,4})?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Apart();

    /// <summary>A code with type or lag right behind it. A code ends in a digit where the type alone tells that it is not one letter more of it; no code holds a plus.</summary>
    [GeneratedRegex(@"^(?<code>.+?)(?:(?<=[0-9])(?<kind>FS|SS)(?<lag>-[0-9]{1,4})?|(?<kind>FS|SS)?(?<lag>\+[0-9]{1,4}))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Glued();

    /// <summary>Spaces around a sign.</summary>
    [GeneratedRegex(@"(FS|SS)?\s*(\+|(?<=(?:FS|SS)\s*)-)\s*(?=[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Signs();
}

/// <summary>The links of a task, read from the form in which they are kept.</summary>
public static class TaskLinksOf
{
    public static IReadOnlyList<TaskLink> Links(this TaskValues task) => Links(task.Predecessors);

    public static IReadOnlyList<TaskLink> Links(this IReadOnlyList<string> predecessors) => predecessors.Count == 0 ? [] : [.. predecessors.Select(TaskLink.Parse)];

    /// <summary>Codes of the tasks that must have begun or be finished before.</summary>
    public static IReadOnlyList<string> PredecessorCodes(this TaskValues task) => PredecessorCodes(task.Predecessors);

    /// <summary>The same links where a task got another code; without those to it where it is gone.</summary>
    /// <param name="now">Null where it is gone.</param>
    public static IReadOnlyList<string> Following(this IReadOnlyList<string> predecessors, string before, string? now) =>
        [.. predecessors.Links().Select(each => each.Code != before ? each : now is null ? null : each with { Code = now }).OfType<TaskLink>().Select(each => each.ToString()).Distinct()];

    /// <inheritdoc cref="PredecessorCodes(TaskValues)"/>
    public static IReadOnlyList<string> PredecessorCodes(this IReadOnlyList<string> predecessors) => predecessors.Count == 0 ? [] : [.. predecessors.Select(each => TaskLink.Parse(each).Code)];
}
