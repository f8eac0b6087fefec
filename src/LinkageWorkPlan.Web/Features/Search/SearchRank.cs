using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;

namespace LinkageWorkPlan.Web.Features.Search;

/// <summary>How well a text answers a query: what is called so before what begins so, that before what has it inside.</summary>
internal static class SearchRank
{
    public static int Of(TextEntry entry, SearchWords words, Language reader)
    {
        var score = entry.IsName ? 30 : 0;
        score += entry.Code.Length > 0 && SearchKey.Folded(entry.Code) == words.Phrase ? 200 : 0;
        score += Languages.All.Max(language => entry.Text[language] is { } rendering ? In(SearchKey.Folded(rendering.Text), words) + (language == reader ? 2 : 0) : 0);
        return score - Math.Min(10, entry.Folded.Length / 400);
    }

    public static SearchGroup GroupOf(TextKind kind) => kind switch
    {
        TextKind.Plan => SearchGroup.Plans,
        TextKind.Report or TextKind.Issue => SearchGroup.Reports,
        TextKind.Evidence => SearchGroup.Evidence,
        TextKind.Indicator => SearchGroup.Indicators,
        TextKind.Obstacle => SearchGroup.Obstacles,
        TextKind.Meeting => SearchGroup.Meetings,
        TextKind.Pilot => SearchGroup.Pilots,
        TextKind.Course => SearchGroup.Courses,
        TextKind.Linkage => SearchGroup.Linkages,
        TextKind.Park => SearchGroup.Park,
        TextKind.Compatibility => SearchGroup.Compatibility,
        TextKind.Risk => SearchGroup.Risks,
        TextKind.Enterprise => SearchGroup.Enterprises,
        TextKind.Document => SearchGroup.Documents,
        TextKind.SideRequest => SearchGroup.Requests,
        TextKind.Owner => SearchGroup.Owners,
        TextKind.Memorandum => SearchGroup.Memorandum,
        TextKind.Term => SearchGroup.Terms,
        TextKind.Amendment => SearchGroup.Amendments,
        TextKind.Comment or TextKind.Return => SearchGroup.Comments,
        TextKind.Task or TextKind.Progress => SearchGroup.Tasks,
    };

    private static int In(string folded, SearchWords words)
    {
        var at = folded.IndexOf(words.Phrase, StringComparison.Ordinal);
        if (at < 0)
        {
            return words.Folded.All(word => folded.Contains(word, StringComparison.Ordinal)) ? 10 : 0;
        }

        var begins = at == 0 || !char.IsLetterOrDigit(folded[at - 1]);
        var end = at + words.Phrase.Length;
        var ends = end == folded.Length || !char.IsLetterOrDigit(folded[end]);
        return folded.Length == words.Phrase.Length ? 100 : at == 0 && ends ? 60 : begins && ends ? 40 : begins ? 30 : 20;
    }
}
