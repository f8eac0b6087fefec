namespace LinkageWorkPlan.Domain.Linkages;

/// <summary>A stage that a linkage reached.</summary>
public sealed class LinkageStep
{
    private LinkageStep()
    {
    }

    internal LinkageStep(Guid linkageId, LinkageStage stage, DateOnly on)
    {
        Id = Guid.CreateVersion7();
        (LinkageId, Stage, On) = (linkageId, stage, on);
    }

    public Guid Id { get; private set; }
    public Guid LinkageId { get; private set; }
    public LinkageStage Stage { get; private set; }

    /// <summary>UTC+7.</summary>
    public DateOnly On { get; private set; }
}
