using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>All delegations of both sides, the newest first: each side sees by what the other's deputy signs.</summary>
public static class ListDelegations
{
    [AllowedTo(Roles.Drafters | Role.Administrator)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Deputies">Accounts of the reader's own side that may be given one.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, IReadOnlyList<Deputy> Deputies);

    /// <param name="ScanId">For the file's address.</param>
    public sealed record Row(Guid Id, Side Side, string DeputyName, LocalizedText ActingFor, DateOnly From, DateOnly To, DateOnly? EndedOn, string Number, DateOnly DecidedOn, Guid ScanId, bool InForce);

    public sealed record Deputy(Guid Id, string Name);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var side = context.User.OwnSide;
            var rows = await db.Delegations.AsNoTracking().OrderByDescending(each => each.From).ThenByDescending(each => each.Id).ToListAsync(cancellationToken);
            var deputies = context.User.Is(Role.CoChair | Role.Administrator)
                ? await db.Users.Where(each => each.Side == side && each.Role == Role.Deputy && !each.IsDisabled).OrderBy(each => each.DisplayName).Select(each => new Deputy(each.Id, each.DisplayName)).ToListAsync(cancellationToken)
                : [];
            return new Result(
                [.. rows.Select(each => new Row(each.Id, each.Side, each.DeputyName, each.ActingFor, each.From, each.To, each.EndedOn, each.Number, each.DecidedOn, each.ScanId, each.IsInForce(clock.Today)))],
                deputies);
        }
    }
}
