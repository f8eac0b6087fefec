using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Home;

/// <param name="IsAnswered">True where the reader's side records its result; false where it answers.</param>
public sealed record RequestLine(string Code, LocalizedText Title, DateOnly Due, bool IsAnswered);

/// <summary>What the other side asks, and what it answered: both wait for the reader's side.</summary>
internal static class HomeRequests
{
    public static async Task<IReadOnlyList<RequestLine>> ReadAsync(VisibleDb db, CurrentUser user, CancellationToken cancel)
    {
        var (own, other) = (user.OwnSide, user.OwnSide.Other());
        return await db.SideRequests.IgnoreAutoIncludes()
            .Where(each => (each.State == SideRequestState.Open && each.Side == other) || (each.State == SideRequestState.Answered && each.Side == own))
            .OrderBy(each => each.Due).ThenBy(each => each.Number).Take(GetHome.Lines)
            .Select(each => new RequestLine(each.Code, each.Title, each.Due, each.State == SideRequestState.Answered)).ToListAsync(cancel);
    }
}
