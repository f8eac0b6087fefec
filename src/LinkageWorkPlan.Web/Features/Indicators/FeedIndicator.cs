using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>Chooses what of the register of linkages fills in an indicator's figures, or that nothing does.</summary>
public static class FeedIndicator
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid IndicatorId, FeedChoice Form, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, indicator) = await db.LockIndicatorAsync(request.IndicatorId, cancellationToken);
            Expect.Version(indicator, request.Version);
            indicator.FeedBy(plan, request.Form.ToFeed());
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>What is counted, as it is chosen.</summary>
/// <param name="What">Null where the register fills in nothing.</param>
/// <param name="Sector">Empty for any.</param>
public sealed record FeedChoice(LinkageCountOf? What = null, LinkageStage Stage = LinkageStage.Contact, Side? Side = null, string Sector = "", EnterpriseSize? Size = null, ZoneKind? Zone = null)
{
    internal static FeedChoice Of(LinkageFeed? feed) => feed is null ? new FeedChoice() : new FeedChoice(feed.What, feed.From, feed.Side, feed.Sector ?? string.Empty, feed.Size, feed.Zone);

    internal LinkageFeed? ToFeed() => What is { } what ? new LinkageFeed(what, Stage, Side, Sector.Length == 0 ? null : Sector, Size, Zone) : null;
}
