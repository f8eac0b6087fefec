using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;

namespace LinkageWorkPlan.Domain.Plans;

/// <content>The count of linkages that fills in its figures: no part of what is signed, since each figure is recorded and agreed to by itself.</content>
public sealed partial class Indicator
{
    /// <summary>What is counted; null where the register fills in nothing.</summary>
    public LinkageCountOf? FeedWhat { get; private set; }

    /// <summary>From which stage on a linkage counts.</summary>
    public LinkageStage? FeedStage { get; private set; }

    public Side? FeedSide { get; private set; }
    public string? FeedSector { get; private set; }
    public EnterpriseSize? FeedSize { get; private set; }
    public ZoneKind? FeedZone { get; private set; }

    /// <summary>Null where the register fills in nothing.</summary>
    public LinkageFeed? Feed => FeedWhat is { } what ? new LinkageFeed(what, FeedStage ?? LinkageStage.Contact, FeedSide, FeedSector, FeedSize, FeedZone) : null;

    /// <param name="feed">Null where the register no longer fills in anything. Figures that were recorded stay as they are.</param>
    /// <exception cref="RuleException">The indicator left the plan, the plan has no such sector, or a linkage that ended is to count.</exception>
    public void FeedBy(WorkPlan plan, LinkageFeed? feed)
    {
        RequireInPlan();
        if (feed is { From: LinkageStage.Ended })
        {
            throw new RuleException(Rules.FeedStageEnded, nameof(FeedStage));
        }

        if (feed?.Sector is { } sector && plan.Sectors.All(each => each.Code != sector))
        {
            throw new RuleException(Rules.PilotSectorUnknown, nameof(FeedSector), plan.Code, sector);
        }

        (FeedWhat, FeedStage, FeedSide, FeedSector, FeedSize, FeedZone) = (feed?.What, feed?.From, feed?.Side, feed?.Sector, feed?.Size, feed?.Zone);
    }
}
