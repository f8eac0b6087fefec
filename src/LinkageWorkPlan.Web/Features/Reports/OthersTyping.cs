using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>
/// Who else is writing in a report just now: what somebody types is kept as a draft within seconds (<see cref="FormDraft"/>) and dropped when it
/// is saved, so that a draft of the last minutes is somebody at work.
/// </summary>
internal static class OthersTyping
{
    /// <summary>What was typed before has been left.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    /// <returns>One rule a person and section, those of the other side first: <see cref="Rules.OthersTyping"/>, its subject the section's key.</returns>
    public static async Task<IReadOnlyList<BrokenRule>> OthersTypingAsync(this WorkPlanDb db, Guid reportId, Guid account, Side own, DateTime nowUtc, CancellationToken cancel)
    {
        var (section, proposal, since) = ($"report:{reportId}:", $"proposal:{reportId}:", nowUtc - Recent);
        var drafts = await db.FormDrafts.Where(draft => draft.AccountId != account && draft.SavedAt >= since && (draft.FormKey.StartsWith(section) || draft.FormKey.StartsWith(proposal)))
            .Join(db.Users, draft => draft.AccountId, user => user.Id, (draft, user) => new { draft.FormKey, draft.SavedAt, user.DisplayName, user.Side }).ToListAsync(cancel);
        return [.. drafts.Select(each => (Key: SectionOf(each.FormKey), each.SavedAt, each.DisplayName, each.Side))
            .GroupBy(each => (each.Key, each.DisplayName, each.Side)).OrderBy(group => group.Key.Side == own).ThenBy(group => group.Key.Key, StringComparer.Ordinal)
            .Select(group => new BrokenRule(Rules.OthersTyping, group.Key.Key, group.Key.DisplayName, group.Key.Side, group.Key.Key, group.Max(each => each.SavedAt)))];
    }

    /// <summary>Keys are "report:{id}:{section}" and "proposal:{id}:{side}:{proposal}".</summary>
    private static string SectionOf(string formKey)
    {
        var parts = formKey.Split(':');
        return parts[0] == "proposal" ? SectionKeys.ProposalsTo(Enum.Parse<Side>(parts[2])) : parts[2];
    }
}
