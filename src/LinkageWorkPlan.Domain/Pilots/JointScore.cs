using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>A joint score as it is given.</summary>
/// <param name="Value">From 1 to the scale of the sheet.</param>
public sealed record GivenJointScore(PilotCriterion Criterion, int Value, LocalizedText Reason);

/// <summary>The score on which both sides agree where their panels differ by more than one step, and why.</summary>
public sealed class JointScore
{
    public const int ReasonMax = 1000;

    /// <summary>What messages call the reason.</summary>
    public const string ReasonLabel = "JointScore.Reason";

    private JointScore()
    {
    }

    internal JointScore(Guid pilotId, GivenJointScore given)
    {
        Id = Guid.CreateVersion7();
        (PilotId, Criterion) = (pilotId, given.Criterion);
        Take(given);
    }

    public Guid Id { get; private set; }
    public Guid PilotId { get; private set; }
    public PilotCriterion Criterion { get; private set; }

    /// <summary>From 1 to the scale of the sheet.</summary>
    public int Value { get; private set; }

    public LocalizedText Reason { get; private set; } = LocalizedText.Empty;

    internal void Take(GivenJointScore given)
    {
        Explain(given.Reason);
        Value = given.Value;
    }

    internal void Explain(LocalizedText reason) => Reason = Check.Text(reason, ReasonLabel, ReasonMax, required: true);
}
