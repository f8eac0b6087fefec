using System.Globalization;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using Microsoft.AspNetCore.WebUtilities;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>The dates that somebody dragged a task of an adopted plan to, as an address carries them; what it does not know is left out.</summary>
/// <param name="Start">As in "2026-06-01", like all days here; null where it stays.</param>
/// <param name="Moves">Milestones by their codes, as in "A1.1:2026-06-15,A1.2:2026-07-01".</param>
internal sealed record ProposedDates(string? Start, string? End, string? Moves)
{
    /// <summary>More of it than this is no plan's task.</summary>
    private const int MovesMax = 10_000;

    public bool IsEmpty => (Start ?? End ?? Moves) is null;

    /// <summary>The same for the same dates; empty where there are none.</summary>
    public string Mark => IsEmpty ? string.Empty : $":{Fingerprint.OfText($"{Start}|{End}|{Moves}")}";

    public string AddTo(string address) => QueryHelpers.AddQueryString(
        address, new (string Name, string? Value)[] { ("start", Start), ("end", End), ("moves", Moves) }.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Name, each.Value)));

    /// <summary>The form with these dates in it. Whether they can be is for its own rules to say.</summary>
    public TaskForm ApplyTo(TaskForm form)
    {
        var moved = (Moves is { Length: <= MovesMax } moves ? moves.Split(',') : []).Select(each => each.Split(':')).Where(each => each.Length == 2)
            .GroupBy(each => each[0]).ToDictionary(group => group.Key, group => Day(group.Last()[1]));
        return form with
        {
            Start = Day(Start) ?? form.Start,
            End = Day(End) ?? form.End,
            Milestones = [.. form.Milestones.Select(each => moved.GetValueOrDefault(each.Code) is { } day ? each with { Planned = day } : each)],
        };
    }

    private static DateOnly? Day(string? words) => DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
